import Foundation
import Kernel
import Yams

/// Every word of the interface in one language, from `strings/{language}.yaml`.
struct Catalogue: Sendable {
    let language: Language
    private let texts: [String: String]

    init(language: Language, yaml: String) throws {
        guard let tree = try Yams.load(yaml: yaml) as? [String: Any] else {
            throw ResourceError(file: "strings/\(language.rawValue).yaml", reason: "is not a tree of strings")
        }
        var texts: [String: String] = [:]
        Self.flatten(tree, under: "", into: &texts)
        self.language = language
        self.texts = texts
    }

    var keys: Set<String> { Set(texts.keys) }

    /// The text of a dotted key with `{name}` filled in. A missing key shows itself, and fails the tests.
    func callAsFunction(_ key: String, _ arguments: [String: String] = [:]) -> String {
        var text = texts[key] ?? key
        for (name, value) in arguments { text = text.replacing("{\(name)}", with: value) }
        return text
    }

    /// The form for a number, by the plural rules of CLDR for the two languages: English has one and other, Chinese other.
    func callAsFunction(_ key: String, count: Int, _ arguments: [String: String] = [:]) -> String {
        let form = language == .english && count == 1 ? "one" : "other"
        return self("\(key).\(form)", arguments.merging(["count": number(count)]) { given, _ in given })
    }

    /// 9,008 in English; 9008 and 1.2万 in Chinese, as each language has it.
    func number(_ value: Int) -> String {
        switch language {
        case .english: return value.formatted(.number.locale(Locale(identifier: "en")))
        case .simplifiedChinese:
            guard value >= 10_000 else { return String(value) }
            let tenth = value / 1000
            return tenth % 10 == 0 ? "\(tenth / 10)万" : "\(tenth / 10).\(tenth % 10)万"
        }
    }

    /// The tree that templates see as `t`, with the same keys.
    var fields: Fields {
        var root = Fields()
        for (key, text) in texts { Self.insert(text, at: key.split(separator: ".").map(String.init)[...], into: &root) }
        return root
    }

    private static func insert(_ text: String, at path: ArraySlice<String>, into fields: inout Fields) {
        guard let name = path.first else { return }
        if path.count == 1 {
            fields[name] = text
        } else {
            var child = fields[name] as? Fields ?? Fields()
            insert(text, at: path.dropFirst(), into: &child)
            fields[name] = child
        }
    }

    private static func flatten(_ tree: [String: Any], under prefix: String, into texts: inout [String: String]) {
        for (name, value) in tree {
            let key = prefix.isEmpty ? name : "\(prefix).\(name)"
            if let branch = value as? [String: Any] {
                flatten(branch, under: key, into: &texts)
            } else {
                texts[key] = value as? String ?? "\(value)"
            }
        }
    }
}

/// A file this program ships with is missing or broken.
public struct ResourceError: Error, CustomStringConvertible {
    let file: String
    let reason: String
    public var description: String { "\(file) \(reason)" }
}
