import Foundation
import TOMLKit
import Yams

/// Why front matter or a configuration file cannot be read, and in which of its lines.
struct FormatFailure: Error {
    var line: Int
    var reason: String
}

extension SiteValue {
    private static let maximumDepth = 24
    private static let maximumAliases = 16

    init(yaml: String) throws(FormatFailure) {
        try SiteValue.refuseBombs(yaml)
        do {
            self = try Yams.compose(yaml: yaml).map { try SiteValue($0, depth: 0) } ?? .map([:])
        } catch let failure as FormatFailure {
            throw failure
        } catch let error as YamlError {
            throw FormatFailure(line: error.line ?? 1, reason: error.problem)
        } catch {
            throw FormatFailure(line: 1, reason: "not YAML")
        }
    }

    init(toml: String) throws(FormatFailure) {
        do {
            self = try SiteValue(TOMLTable(string: toml), depth: 0)
        } catch let failure as FormatFailure {
            throw failure
        } catch let error as TOMLParseError {
            throw FormatFailure(line: error.source.begin.line, reason: error.description)
        } catch {
            throw FormatFailure(line: 1, reason: "not TOML")
        }
    }

    init(json: String) throws(FormatFailure) {
        do {
            let object = try JSONSerialization.jsonObject(with: Data(json.utf8), options: [.fragmentsAllowed])
            self = try SiteValue(object: object, depth: 0)
        } catch let failure as FormatFailure {
            throw failure
        } catch {
            throw FormatFailure(line: 1, reason: "not JSON")
        }
    }

    private static func check(_ depth: Int) throws {
        guard depth < maximumDepth else { throw FormatFailure(line: 1, reason: "nested too deeply") }
    }

    /// Aliases can make a few lines expand to billions of values, and brackets exhaust the parser's stack.
    private static func refuseBombs(_ yaml: String) throws(FormatFailure) {
        let hasAnchors = yaml.utf8.contains(0x26)
        var depth = 0
        var aliases = 0
        var previous: UInt8 = 0x0A
        var line = 1
        for byte in yaml.utf8 {
            if byte == 0x0A { line += 1 }
            if byte == 0x5B || byte == 0x7B { depth += 1 } else if byte == 0x5D || byte == 0x7D { depth -= 1 }
            if previous == 0x2A, byte.isWordByte, hasAnchors { aliases += 1 }
            guard depth < 64, aliases < maximumAliases else {
                throw FormatFailure(line: line, reason: depth < 64 ? "too many aliases" : "nested too deeply")
            }
            previous = byte
        }
    }

    private init(_ node: Node, depth: Int) throws {
        try SiteValue.check(depth)
        switch node {
        case .scalar(let scalar):
            let isNull = scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
            self = isNull ? .none : .scalar(scalar.string)
        case .sequence(let sequence):
            self = .list(try sequence.map { try SiteValue($0, depth: depth + 1) })
        case .mapping(let mapping):
            var map: [String: SiteValue] = [:]
            for (key, value) in mapping {
                map[key.string ?? ""] = try SiteValue(value, depth: depth + 1)
            }
            self = .map(map)
        case .alias:
            self = .none
        }
    }

    private init(_ value: any TOMLValueConvertible, depth: Int) throws {
        try SiteValue.check(depth)
        if let table = value.table {
            var map: [String: SiteValue] = [:]
            for key in table.keys {
                map[key] = try table[key].map { try SiteValue($0, depth: depth + 1) }
            }
            self = .map(map)
        } else if let array = value.array {
            self = .list(try array.map { try SiteValue($0, depth: depth + 1) })
        } else {
            self = .scalar(SiteValue.scalar(value))
        }
    }

    private static func scalar(_ value: any TOMLValueConvertible) -> String {
        if let string = value.string { return string }
        if let bool = value.bool { return bool ? "true" : "false" }
        if let int = value.int { return String(int) }
        if let double = value.double { return String(double) }
        return value.debugDescription
    }

    private init(object: Any, depth: Int) throws {
        try SiteValue.check(depth)
        switch object {
        case let text as String: self = .scalar(text)
        case let list as [Any]: self = .list(try list.map { try SiteValue(object: $0, depth: depth + 1) })
        case let map as [String: Any]: self = .map(try map.mapValues { try SiteValue(object: $0, depth: depth + 1) })
        case let number as NSNumber:
            self = .scalar(number.isBoolean ? (number.boolValue ? "true" : "false") : "\(number)")
        default: self = .none
        }
    }
}

extension NSNumber {
    fileprivate var isBoolean: Bool { String(cString: objCType) == "c" }
}

extension UInt8 {
    /// A letter, digit or `_` of ASCII, or part of any other character.
    var isWordByte: Bool {
        (48...57).contains(self) || (65...90).contains(self) || (97...122).contains(self) || self == 0x5F
            || self >= 0x80
    }
}

extension YamlError {
    fileprivate var line: Int? {
        switch self {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        case .duplicatedKeysInMapping(_, let context): context.mark.line
        default: nil
        }
    }

    fileprivate var problem: String {
        switch self {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _),
            .reader(let problem, _, _, _):
            problem
        case .duplicatedKeysInMapping(let duplicates, _): "the key \(duplicates.joined(separator: ", ")) stands twice"
        default: "not YAML"
        }
    }
}
