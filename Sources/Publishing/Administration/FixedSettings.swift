import Foundation

/// What the configuration file says of the settings, which nobody changes in the browser. Written when the server starts.
public struct FixedSettings: Hashable, Setting {
    public static let name = "fixed"
    public static let standard = FixedSettings()

    /// A JSON object for each group of settings that the file speaks of, by the group's name.
    var groups: [String: String] = [:]
    /// The channels that the file lists, by their slugs.
    public internal(set) var channels: Set<String> = []

    init() {}

    /// The properties of a group that are fixed.
    public func properties(of group: any Setting.Type) -> Set<String> {
        guard let json = groups[group.name],
            let object = try? JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
        else { return [] }
        return Set(object.keys)
    }

    /// A setting with what is fixed put in.
    func applied<S: Setting>(to setting: S) throws -> S {
        guard let json = groups[S.name] else { return setting }
        return try S(json: json, over: setting)
    }
}
