public import Kernel

/// What a feed is about.
public enum FeedScope: Hashable, Sendable {
    case site
    case channel(Slug)
    case publication(Handle)
}

/// The newest articles of a site, channel or publication with their full content.
public struct FeedContents: Sendable {
    public struct Entry: Sendable {
        public let card: ArticleCard
        public let revision: Revision
        public let topics: [Topic]
        public let media: [ContentHash: StoredMedia]
        public let modifiedAt: Timestamp
    }

    public let channel: Channel?
    public let publication: PublicationCard?
    public let entries: [Entry]
    public let settings: SiteSettings

    public static let limit = 20
}

extension Platform {
    /// - Throws: `ReadingError.noSuchChannel` or `.noSuchPublication`.
    public func feed(_ scope: FeedScope) async throws -> FeedContents {
        try await read { connection in
            var channel: Channel?
            var publication: PublicationCard?
            let listing: ArticleListing
            switch scope {
            case .site: listing = .everything
            case .channel(let slug):
                guard let found = try ChannelStore(connection: connection).find(slug) else {
                    throw ReadingError.noSuchChannel
                }
                channel = found
                listing = .channel(found.id)
            case .publication(let handle):
                guard let found = try PublicationStore(connection: connection).card(handle) else {
                    throw ReadingError.noSuchPublication
                }
                publication = found
                listing = .publication(found.publication.id)
            }
            let articles = ArticleStore(connection: connection)
            let entries = try articles.latest(listing, limit: FeedContents.limit).compactMap { card in
                try articles.feedEntry(card)
            }
            return FeedContents(
                channel: channel, publication: publication, entries: entries,
                settings: try SettingStore(connection: connection).site())
        }
    }
}

extension ArticleStore {
    fileprivate func feedEntry(_ card: ArticleCard) throws -> FeedContents.Entry? {
        guard let article = try find(card.id), article.restriction != .ageLimited, let live = article.liveRevision,
            let revision = try revision(live)
        else { return nil }
        return FeedContents.Entry(
            card: card, revision: revision, topics: try TopicStore(connection: connection).topics(of: card.id),
            media: try MediaRecordStore(connection: connection).used(by: live), modifiedAt: article.modifiedAt)
    }
}
