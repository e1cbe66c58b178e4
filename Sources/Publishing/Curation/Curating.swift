public import Kernel
import Storage

/// What `/desk/channels/{place}` shows.
public struct CurationContents: Sendable {
    public let place: CurationPlace
    public let channel: Channel?
    public let slots: [CuratedSlot]
    public let phases: [Identifier<CuratedSlot>: CuratedSlot.Phase]
    /// To choose from: the newest that readers have.
    public let newest: [ArticleCard]
    /// Of the front page only.
    public let blocks: [PortalBlock]
    public let channels: [Channel]
    public let settings: SiteSettings
}

/// A change channel editors make.
public enum CurationChange: Sendable {
    case add(Identifier<Article>, CuratedSlot.Kind, startsAt: Timestamp?, endsAt: Timestamp?)
    case remove(Identifier<CuratedSlot>)
    /// One place towards the beginning, or towards the end.
    case move(Identifier<CuratedSlot>, up: Bool)
    case moveBlock(Identifier<Channel>, up: Bool)
    case hideBlock(Identifier<Channel>, Bool)
}

extension Account {
    /// Whether the order of the front page and the channels is theirs to set.
    public var isChannelEditor: Bool { has(.channelEditor) || has(.operator) }
}

extension Platform {
    /// - Throws: `ReadingError.noSuchPage` to anybody but channel editors and operators, `.noSuchChannel`.
    public func curation(of place: CurationPlace, for account: Account) async throws -> CurationContents {
        guard account.isChannelEditor else { throw ReadingError.noSuchPage }
        let now = clock.now
        return try await read { connection in
            let channels = try ChannelStore(connection: connection).all()
            let channel = try place.channel(among: channels)
            let store = CurationStore(connection: connection)
            let slots = try store.slots(of: channel?.id)
            let chosen = try store.chosen(for: channel?.id, at: now)
            return CurationContents(
                place: place, channel: channel, slots: slots,
                phases: Dictionary(slots.map { ($0.id, $0.phase(at: now, lead: chosen.leadSlot)) }) { first, _ in first
                },
                newest: try ArticleStore(connection: connection).latest(
                    channel.map { .channel($0.id) } ?? .everything, limit: 60),
                blocks: channel == nil ? try store.blocks(of: channels) : [], channels: channels,
                settings: try SettingStore(connection: connection).site())
        }
    }

    /// Changes what stands first in a place. Only what readers have can be put there.
    /// - Throws: `CurationError`, `ReadingError`.
    public func curate(_ place: CurationPlace, _ change: CurationChange, by account: Account) async throws {
        guard account.isChannelEditor else { throw ReadingError.noSuchPage }
        let now = clock.now
        try await write { connection in
            let channels = try ChannelStore(connection: connection).all()
            let curating = Curating(
                connection: connection, channel: try place.channel(among: channels), channels: channels, now: now)
            let (kind, detail) = try curating.make(change)
            try AuditLog(connection: connection).record(
                "curation.\(kind)", subject: curating.channel?.slug.description ?? "front", detail: detail,
                by: account.id, at: now)
        }
    }

    /// The front page as it will be at a time, for those who arrange it.
    public func portal(at time: Timestamp, for account: Account) async throws -> PortalContents {
        guard account.isChannelEditor else { throw ReadingError.noSuchPage }
        return try await read { connection in
            var composition = PortalComposition(connection: connection, now: time)
            return try composition.compose()
        }
    }

    /// A channel's first page as it will be at a time, for those who arrange it.
    public func channel(_ slug: Slug, at time: Timestamp, for account: Account) async throws -> ChannelContents {
        guard account.isChannelEditor else { throw ReadingError.noSuchPage }
        return try await read { try ChannelReading(connection: $0, now: time).contents(slug, page: 1) }
    }

    /// Tells page caches when the time of something editors have put in a place has come, or is over, since a moment.
    public func announceCuration(since before: Timestamp) async throws {
        let now = clock.now
        let isTurning = try await read { connection in
            try connection.exists(
                """
                SELECT 1 FROM curated_slot WHERE starts_at > \(before) AND starts_at <= \(now)
                    OR ends_at > \(before) AND ends_at <= \(now)
                """)
        }
        if isTurning { try await write { _ in } }
    }
}

private struct Curating {
    let connection: any Connection
    let channel: Channel?
    let channels: [Channel]
    let now: Timestamp

    private var store: CurationStore { CurationStore(connection: connection) }

    /// - Returns: for the audit log.
    func make(_ change: CurationChange) throws -> (kind: String, detail: String) {
        switch change {
        case .add(let article, let kind, let start, let end):
            try add(article, kind, start, end)
            return (kind.rawValue, article.description)
        case .remove(let id):
            let slot = try slot(id)
            try store.remove(id)
            return ("remove", slot.article.description)
        case .move(let id, let up):
            let slot = try slot(id)
            try move(slot, up: up)
            return ("move", slot.article.description)
        case .moveBlock(let id, let up):
            try moveBlock(id, up: up)
            return ("block", id.description)
        case .hideBlock(let id, let isHidden):
            var blocks = try store.blocks(of: channels)
            guard let index = blocks.firstIndex(where: { $0.channel.id == id }) else {
                throw ReadingError.noSuchChannel
            }
            blocks[index].isHidden = isHidden
            try store.setBlocks(blocks)
            return (isHidden ? "hide" : "show", id.description)
        }
    }

    private func add(_ article: Identifier<Article>, _ kind: CuratedSlot.Kind, _ start: Timestamp?, _ end: Timestamp?)
        throws
    {
        if let end, end <= (start ?? now) { throw CurationError.endsBeforeItStarts }
        let isOurs: SQL = channel.map { "article.channel_id = \($0.id)" } ?? "1 = 1"
        guard
            try connection.exists("SELECT 1 FROM article WHERE id = \(article) AND \(Article.isListed) AND \(isOurs)")
        else { throw CurationError.notListed }
        let slots = try store.slots(of: channel?.id)
        guard slots.count < CurationError.maximumPinned * 2 else { throw CurationError.tooMany }
        // What is put somewhere again moves there.
        for slot in slots where slot.article == article && slot.startsAt == nil && slot.endsAt == nil {
            try store.remove(slot.id)
        }
        try store.insert(article, kind, in: channel?.id, startsAt: start, endsAt: end, at: now)
    }

    private func slot(_ id: Identifier<CuratedSlot>) throws -> CuratedSlot {
        guard let slot = try store.slots(of: channel?.id).first(where: { $0.id == id }) else {
            throw ReadingError.noSuchPage
        }
        return slot
    }

    private func move(_ slot: CuratedSlot, up: Bool) throws {
        var row = try store.slots(of: channel?.id).filter { $0.kind == slot.kind }.map(\.id)
        row.move(slot.id, up: up)
        for (position, id) in row.enumerated() { try store.setPosition(position, of: id) }
    }

    private func moveBlock(_ id: Identifier<Channel>, up: Bool) throws {
        let blocks = try store.blocks(of: channels)
        var order = blocks.map(\.channel.id)
        order.move(id, up: up)
        let byChannel = Dictionary(blocks.map { ($0.channel.id, $0) }) { first, _ in first }
        try store.setBlocks(order.compactMap { byChannel[$0] })
    }
}

extension Array where Element: Equatable {
    /// One place towards the beginning or the end, where there is one.
    fileprivate mutating func move(_ element: Element, up: Bool) {
        guard let index = firstIndex(of: element) else { return }
        let other = up ? index - 1 : index + 1
        if indices.contains(other) { swapAt(index, other) }
    }
}

extension CuratedSlot {
    fileprivate func phase(at time: Timestamp, lead: Identifier<CuratedSlot>?) -> Phase {
        if let endsAt, endsAt <= time { return .over }
        if let startsAt, startsAt > time { return .waiting }
        guard isListed, kind == .pinned || id == lead else { return .idle }
        return .shown
    }
}

extension CurationPlace {
    /// - Throws: `ReadingError.noSuchChannel`.
    fileprivate func channel(among channels: [Channel]) throws -> Channel? {
        guard case .channel(let slug) = self else { return nil }
        guard let channel = channels.first(where: { $0.slug == slug }) else { throw ReadingError.noSuchChannel }
        return channel
    }
}
