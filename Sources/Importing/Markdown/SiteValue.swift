/// A value of front matter or configuration; scalars stay as they were written, so that dates keep their zone.
indirect enum SiteValue: Hashable {
    case scalar(String)
    case list([SiteValue])
    case map([String: SiteValue])
    case none

    /// The scalar, where there is one that is not empty.
    var text: String? {
        guard case .scalar(let text) = self, !text.trimmed.isEmpty else { return nil }
        return text.trimmed
    }

    var bool: Bool? {
        switch text?.lowercased() {
        case "true", "yes", "on": true
        case "false", "no", "off": false
        default: nil
        }
    }

    /// Scalars of a list, or the only scalar.
    var texts: [String] {
        guard case .list(let values) = self else { return text.map { [$0] } ?? [] }
        return values.compactMap(\.text)
    }

    /// The value under a key, whatever the case of its letters.
    subscript(key: String) -> SiteValue {
        guard case .map(let map) = self else { return .none }
        return map[key] ?? map.keys.sorted().first { $0.lowercased() == key.lowercased() }.flatMap { map[$0] } ?? .none
    }

    /// The first of several spellings of a key that holds a text.
    func firstText(_ keys: String...) -> String? { keys.lazy.compactMap { self[$0].text }.first }

    /// The value at `a.b.c`.
    func value(at path: some StringProtocol) -> SiteValue {
        path.split(separator: ".").reduce(self) { $0[String($1)] }
    }

    var keys: [String] {
        guard case .map(let map) = self else { return [] }
        return map.keys.sorted()
    }

    var list: [SiteValue] {
        guard case .list(let values) = self else { return [] }
        return values
    }
}

extension SiteValue {
    /// This map with what it lacks taken from `defaults`.
    func over(_ defaults: SiteValue) -> SiteValue {
        guard case .map(let own) = self else { return defaults }
        guard case .map(let others) = defaults else { return self }
        return .map(others.merging(own) { $1 })
    }
}
