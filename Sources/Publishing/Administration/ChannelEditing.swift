public import Kernel
import Storage

extension Platform {
    /// - Throws: `SettingError.slugTaken`, `.emptyName`.
    public func addChannel(_ slug: Slug, name: LocalizedText, about: LocalizedText, by account: Account) async throws {
        try account.requireOperator()
        let now = clock.now
        do {
            try await write { connection in
                let store = ChannelStore(connection: connection)
                guard !name.simplifiedChinese.isEmpty, !name.english.isEmpty else { throw SettingError.emptyName }
                try store.insert(
                    Channel(
                        id: .mint(at: now), slug: slug, name: name, about: about, position: try store.nextPosition()))
                try AuditLog(connection: connection).record(
                    "channel.added", subject: slug.description, detail: name.simplifiedChinese, by: account.id, at: now)
            }
        } catch StorageError.unique {
            throw SettingError.slugTaken
        }
    }

    public func describeChannel(_ slug: Slug, name: LocalizedText, about: LocalizedText, by account: Account)
        async throws
    {
        let now = clock.now
        try await write { connection in
            let channel = try Self.editable(slug, by: account, connection)
            guard !name.simplifiedChinese.isEmpty, !name.english.isEmpty else { throw SettingError.emptyName }
            try ChannelStore(connection: connection).describe(channel.id, name: name, about: about)
            try AuditLog(connection: connection).record(
                "channel.changed", subject: slug.description, detail: "\(name.simplifiedChinese) / \(name.english)",
                by: account.id, at: now)
        }
    }

    /// Moves a channel one place up or down.
    public func moveChannel(_ slug: Slug, up: Bool, by account: Account) async throws {
        try account.requireOperator()
        let now = clock.now
        try await write { connection in
            let store = ChannelStore(connection: connection)
            var order = try store.all().map(\.id)
            guard let channel = try store.find(slug), let index = order.firstIndex(of: channel.id) else {
                throw ReadingError.noSuchChannel
            }
            let other = up ? index - 1 : index + 1
            guard order.indices.contains(other) else { return }
            order.swapAt(index, other)
            try store.arrange(order)
            try AuditLog(connection: connection).record(
                "channel.moved", subject: slug.description, detail: String(other + 1), by: account.id, at: now)
        }
    }

    /// - Throws: `SettingError.channelInUse` while any article is in it.
    public func deleteChannel(_ slug: Slug, by account: Account) async throws {
        let now = clock.now
        do {
            try await write { connection in
                let channel = try Self.editable(slug, by: account, connection)
                guard try ChannelStore(connection: connection).articleCount(channel.id) == 0 else {
                    throw SettingError.channelInUse
                }
                try connection.execute("DELETE FROM channel WHERE id = \(channel.id)")
                try AuditLog(connection: connection).record(
                    "channel.deleted", subject: slug.description, detail: channel.name.simplifiedChinese,
                    by: account.id, at: now)
            }
        } catch StorageError.foreignKey {
            throw SettingError.channelInUse
        }
    }

    /// Every channel with how many articles are in it, public or not.
    public func channelCounts(for account: Account) async throws -> [Identifier<Channel>: Int] {
        try account.requireOperator()
        return try await read { connection in
            let counts = try connection.rows(
                "SELECT channel_id, count(*) AS count FROM article WHERE channel_id IS NOT NULL GROUP BY channel_id"
            ) { (try $0["channel_id"] as Identifier<Channel>, try $0["count"] as Int) }
            return Dictionary(counts) { first, _ in first }
        }
    }

    private static func editable(_ slug: Slug, by account: Account, _ connection: any Connection) throws -> Channel {
        try account.requireOperator()
        guard let channel = try ChannelStore(connection: connection).find(slug) else {
            throw ReadingError.noSuchChannel
        }
        let fixed: FixedSettings = try SettingStore(connection: connection).get()
        guard !fixed.channels.contains(slug.description) else { throw SettingError.channelFixed }
        return channel
    }
}

extension ChannelStore {
    func describe(_ id: Identifier<Channel>, name: LocalizedText, about: LocalizedText) throws {
        try connection.execute(
            """
            UPDATE channel SET name_zh = \(name.simplifiedChinese), name_en = \(name.english),
                about_zh = \(about.simplifiedChinese), about_en = \(about.english) WHERE id = \(id)
            """)
    }

    func arrange(_ order: [Identifier<Channel>]) throws {
        for (index, id) in order.enumerated() {
            try connection.execute("UPDATE channel SET position = \(index + 1) WHERE id = \(id)")
        }
    }

    /// Articles in any state, as none may be left without its channel.
    func articleCount(_ id: Identifier<Channel>) throws -> Int {
        try connection.value("SELECT count(*) FROM article WHERE channel_id = \(id)") ?? 0
    }
}
