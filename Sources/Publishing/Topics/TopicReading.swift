public import Kernel

/// What a topic's page shows.
public struct TopicContents: Sendable {
    public let topic: Topic
    public let channels: [Channel]
    public let articleCount: Int
    public let articles: Page<ArticleCard>
    /// Those with most articles on it.
    public let publications: [PublicationCard]
    public let settings: SiteSettings
    public let followers: Int
    /// Whether the reader who is signed in follows it.
    public let isFollowed: Bool
}

extension Platform {
    /// - Parameter reader: who is signed in.
    /// - Throws: `ReadingError.noSuchTopic`, or `.noSuchPage` beyond the last page.
    public func topic(
        _ slug: Slug, page: Int, for reader: Identifier<Account>? = nil
    ) async throws -> TopicContents {
        return try await read { connection in
            let articles = ArticleStore(connection: connection)
            guard let topic = try TopicStore(connection: connection).find(slug) else { throw ReadingError.noSuchTopic }
            let count = try articles.count(.topic(topic.id))
            guard count > 0 else { throw ReadingError.noSuchTopic }
            let follows = FollowStore(connection: connection)
            return TopicContents(
                topic: topic, channels: try ChannelStore(connection: connection).all(), articleCount: count,
                articles: try articles.page(page, of: .topic(topic.id)),
                publications: try PublicationStore(connection: connection).cards(on: topic.id, limit: 6),
                settings: try SettingStore(connection: connection).site(),
                followers: try follows.followers(of: .topic(topic.id)),
                isFollowed: try reader.map { try follows.follows($0, .topic(topic.id)) } ?? false)
        }
    }
}
