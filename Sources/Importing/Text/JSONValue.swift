import Foundation

/// Any JSON, for reading the few values an import needs.
enum JSONValue {
    case null
    case string(String)
    case number(Double)
    case bool(Bool)
    case array([JSONValue])
    case object([String: JSONValue])

    /// `nil` for what is no JSON, or nested beyond what the system's reader allows.
    init?(_ data: Data) {
        guard let object = try? JSONSerialization.jsonObject(with: data, options: [.fragmentsAllowed]) else {
            return nil
        }
        self.init(object: object)
    }

    private init(object: Any) {
        switch object {
        case let text as String: self = .string(text)
        case let list as [Any]: self = .array(list.map(JSONValue.init(object:)))
        case let map as [String: Any]: self = .object(map.mapValues(JSONValue.init(object:)))
        case let number as NSNumber:
            self = String(cString: number.objCType) == "c" ? .bool(number.boolValue) : .number(number.doubleValue)
        default: self = .null
        }
    }

    subscript(key: String) -> JSONValue {
        guard case .object(let map) = self else { return .null }
        return map[key] ?? .null
    }

    var string: String? {
        switch self {
        case .string(let text) where !text.isEmpty: text
        case .number(let number) where number.rounded() == number && abs(number) < 1e15: String(Int64(number))
        default: nil
        }
    }

    var array: [JSONValue] {
        guard case .array(let list) = self else { return [] }
        return list
    }
}
