public import Foundation
import Kernel
import Storage

/// What a configuration file says about the site: settings in groups, channels and who does what.
///
///     {"name": {"zh-Hans": "…", "en": "…"}, "time-zone": "Asia/Shanghai", "joining": {…}, "review": {…},
///      "comments": {…}, "ranking": {…}, "credit": {…}, "complaints": {…},
///      "channels": [{"slug": "…", "name": "…", "about": "…"}], "roles": {"reviewer": ["a@example.org"]}}
public struct SiteFile: Sendable {
    struct NamedChannel: Sendable {
        let slug: Slug
        let name: LocalizedText
        let about: LocalizedText
    }

    private(set) var groups: [String: String] = [:]
    private(set) var channels: [NamedChannel] = []
    private(set) var roles: [EmailAddress: Set<Account.Role>] = [:]

    /// - Parameter json: the file's section on the site, as JSON.
    /// - Throws: `SiteFileError` naming the key that is wrong.
    public init(json: Data) throws {
        guard var section = try JSONSerialization.jsonObject(with: json) as? [String: Any] else {
            throw SiteFileError(key: "site", problem: "is not a list of keys and values")
        }
        channels = try Self.channels(section.removeValue(forKey: "channels"))
        roles = try Self.roles(section.removeValue(forKey: "roles"))
        try add(JoiningPolicy.self, section.removeValue(forKey: "joining") ?? [:], at: "joining.")
        try add(ReviewPolicy.self, section.removeValue(forKey: "review") ?? [:], at: "review.")
        try add(CommentingPolicy.self, section.removeValue(forKey: "comments") ?? [:], at: "comments.")
        try add(RankingPolicy.self, section.removeValue(forKey: "ranking") ?? [:], at: "ranking.")
        try add(CreditPolicy.self, section.removeValue(forKey: "credit") ?? [:], at: "credit.")
        try add(ComplaintPolicy.self, section.removeValue(forKey: "complaints") ?? [:], at: "complaints.")
        try add(SiteSettings.self, section, at: "")
    }

    private mutating func add<S: Setting>(_: S.Type, _ value: Any, at place: String) throws {
        guard let section = value as? [String: Any] else {
            throw SiteFileError(key: "site.\(place)", problem: "is not a list of keys and values")
        }
        let known = try JSONSerialization.jsonObject(with: JSONEncoder().encode(S.standard)) as? [String: Any] ?? [:]
        var object: [String: Any] = [:]
        for (key, value) in section {
            let name = Self.propertyName(key)
            guard let standard = known[name] else {
                throw SiteFileError(
                    key: "site.\(place)\(key)",
                    problem: "is unknown; known are \(known.keys.map(Self.fileName).sorted().joined(separator: ", "))")
            }
            object[name] = Self.localized(value, like: standard)
        }
        guard !object.isEmpty else { return }
        let json = String(
            decoding: try JSONSerialization.data(withJSONObject: object, options: .sortedKeys), as: UTF8.self)
        do {
            try S(json: json, over: S.standard).validate()
        } catch let error as SettingError {
            throw SiteFileError(key: "site.\(place)", problem: error.description)
        } catch {
            throw SiteFileError(
                key: "site.\(place)\(section.keys.sorted().joined(separator: ", "))",
                problem: "has a value of a wrong kind")
        }
        groups[S.name] = json
    }

    /// A text in one language stands for both; in a group within a group, keys are written as everywhere in the file.
    private static func localized(_ value: Any, like standard: Any) -> Any {
        let languages = LocalizedText.languages.map(\.rawValue)
        let isText = (standard as? [String: Any]).map { Set($0.keys) == Set(languages) } ?? false
        if isText, let text = value as? String {
            return Dictionary(uniqueKeysWithValues: languages.map { ($0, text) })
        }
        guard !isText, let group = value as? [String: Any] else { return value }
        return Dictionary(group.map { (propertyName($0), $1) }) { first, _ in first }
    }

    private static func channels(_ value: Any?) throws -> [NamedChannel] {
        guard let value else { return [] }
        guard let list = value as? [[String: Any]] else {
            throw SiteFileError(key: "site.channels", problem: "is not a list of channels with slug and name")
        }
        return try list.enumerated().map { index, entry in
            guard let slug = (entry["slug"] as? String).flatMap({ Slug($0) }), let name = text(entry["name"]) else {
                throw SiteFileError(
                    key: "site.channels[\(index)]", problem: "needs a slug (as in addresses) and a name")
            }
            return NamedChannel(slug: slug, name: name, about: text(entry["about"]) ?? LocalizedText(""))
        }
    }

    private static func text(_ value: Any?) -> LocalizedText? {
        if let text = value as? String { return LocalizedText(text) }
        guard let texts = value as? [String: String], let first = texts["zh-Hans"] ?? texts["en"] else { return nil }
        return LocalizedText(simplifiedChinese: texts["zh-Hans"] ?? first, english: texts["en"] ?? first)
    }

    private static func roles(_ value: Any?) throws -> [EmailAddress: Set<Account.Role>] {
        guard let value else { return [:] }
        guard let lists = value as? [String: [String]] else {
            throw SiteFileError(key: "site.roles", problem: "is not a list of addresses for each role")
        }
        var roles: [EmailAddress: Set<Account.Role>] = [:]
        for (name, addresses) in lists {
            guard let role = Account.Role(rawValue: name) else {
                throw SiteFileError(
                    key: "site.roles.\(name)",
                    problem: "is unknown; known are \(Account.Role.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            for address in addresses {
                guard let email = EmailAddress(address) else {
                    throw SiteFileError(key: "site.roles.\(name)", problem: "\(address) is not an e-mail address")
                }
                roles[email, default: []].insert(role)
            }
        }
        return roles
    }

    /// `time-zone` in the file is `timeZone` in the settings.
    private static func propertyName(_ key: String) -> String {
        let parts = key.split(separator: "-")
        return parts.dropFirst().reduce(String(parts.first ?? "")) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
    }

    private static func fileName(_ name: String) -> String {
        name.reduce(into: "") { $0 += $1.isUppercase ? "-\($1.lowercased())" : String($1) }
    }
}

/// A configuration file says something that cannot be done.
public struct SiteFileError: Error, Hashable, CustomStringConvertible {
    public let key: String
    public let problem: String

    public init(key: String, problem: String) {
        self.key = key
        self.problem = problem
    }

    public var description: String { "\(key) \(problem)." }
}

extension Platform {
    /// Puts into effect what the configuration file says, and remembers it, so that nobody changes it in the browser.
    /// - Parameter file: `nil` where the file says nothing; then nothing is fixed any more, and all stays as it is.
    /// - Returns: addresses that were given roles and have no account yet.
    @discardableResult
    public func apply(_ file: SiteFile?) async throws -> [EmailAddress] {
        let now = clock.now
        return try await write { connection in
            let store = SettingStore(connection: connection)
            var fixed = FixedSettings()
            fixed.groups = file?.groups ?? [:]
            fixed.channels = Set(file?.channels.map(\.slug.description) ?? [])
            if fixed != (try store.get()) {
                try store.set(fixed)
                try AuditLog(connection: connection).record(
                    "settings.file", subject: fixed.groups.keys.sorted().joined(separator: " "), by: nil, at: now)
            }
            try Self.apply(SiteSettings.self, fixed, connection, at: now)
            try Self.apply(JoiningPolicy.self, fixed, connection, at: now)
            try Self.apply(ReviewPolicy.self, fixed, connection, at: now)
            try Self.apply(CreditPolicy.self, fixed, connection, at: now)
            try Self.apply(ComplaintPolicy.self, fixed, connection, at: now)
            try Self.apply(file?.channels ?? [], connection, at: now)
            return try Self.apply(file?.roles ?? [:], connection, at: now)
        }
    }

    private static func apply<S: Setting>(
        _: S.Type, _ fixed: FixedSettings, _ connection: any Connection, at time: Timestamp
    ) throws {
        let store = SettingStore(connection: connection)
        let before: S = try store.get()
        let after = try fixed.applied(to: before)
        guard after != before else { return }
        try after.validate()
        try store.set(after)
        try AuditLog(connection: connection).record(
            "settings.\(S.name)", subject: S.name, detail: try after.difference(from: before), by: nil, at: time)
    }

    /// Those of the file come first, in its order; others stay behind them.
    private static func apply(_ channels: [SiteFile.NamedChannel], _ connection: any Connection, at time: Timestamp)
        throws
    {
        guard !channels.isEmpty else { return }
        let store = ChannelStore(connection: connection)
        for named in channels {
            if let known = try store.find(named.slug) {
                guard known.name != named.name || known.about != named.about else { continue }
                try store.describe(known.id, name: named.name, about: named.about)
            } else {
                try store.insert(
                    Channel(
                        id: .mint(at: time), slug: named.slug, name: named.name, about: named.about,
                        position: try store.nextPosition()))
            }
            try AuditLog(connection: connection).record(
                "channel.changed", subject: named.slug.description, detail: named.name.simplifiedChinese, by: nil,
                at: time)
        }
        let all = try store.all()
        let first = channels.compactMap { named in all.first { $0.slug == named.slug }?.id }
        let order = first + all.map(\.id).filter { !first.contains($0) }
        if order != all.map(\.id) { try store.arrange(order) }
    }

    private static func apply(
        _ roles: [EmailAddress: Set<Account.Role>], _ connection: any Connection, at time: Timestamp
    ) throws -> [EmailAddress] {
        var unknown: [EmailAddress] = []
        for (email, added) in roles.sorted(by: { $0.key.description < $1.key.description }) {
            guard let account = try AccountStore(connection: connection).find(email) else {
                unknown.append(email)
                continue
            }
            let all = account.roles.union(added)
            guard all != account.roles else { continue }
            try connection.execute("UPDATE account SET roles = \(AccountStore.text(all)) WHERE id = \(account.id)")
            try AuditLog(connection: connection).record(
                "account.roles", subject: email.description, detail: AccountStore.text(all), by: nil, at: time)
        }
        return unknown
    }
}
