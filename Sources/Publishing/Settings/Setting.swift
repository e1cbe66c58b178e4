import Foundation

/// A group of things the operator decides, stored as one JSON object under its name.
///
/// Every property has a value in `standard`, so that one added later needs no migration.
public protocol Setting: Codable, Sendable, Equatable {
    static var name: String { get }
    static var standard: Self { get }
}

extension Setting {
    /// Reads a stored object; properties it does not have keep their standard.
    init(json: String) throws {
        try self.init(json: json, over: Self.standard)
    }

    /// Reads an object over a setting, whose properties stay where the object does not have them.
    init(json: String, over setting: Self) throws {
        let standard = try JSONEncoder().encode(setting)
        guard var all = try JSONSerialization.jsonObject(with: standard) as? [String: Any],
            let stored = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
        else { throw StoredValueError(column: "setting \(Self.name)") }
        all.merge(stored) { _, new in new }
        self = try JSONDecoder().decode(Self.self, from: JSONSerialization.data(withJSONObject: all))
    }
}
