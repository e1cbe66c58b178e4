import Kernel

/// What a topic's page shows.
public struct TopicContents: Sendable {
    public let topic: Topic
    public let channels: [Channel]
    public let articleCount: Int
    public let articles: Page<ArticleCard>
    /// Those with most articles on it.
    public let publications: [PublicationCard]
    public let settings: SiteSettings
}

extension Platform {
    /// - Throws: `ReadingError.noSuchTopic`, or `.noSuchPage` beyond the last page.
    public func topic(_ slug: Slug, page: Int) async throws -> TopicContents {
        return try await read { connection in
            let articles = ArticleStore(connection: connection)
            guard let topic = try TopicStore(connection: connection).find(slug) else { throw ReadingError.noSuchTopic }
            let count = try articles.count(.topic(topic.id))
            guard count > 0 else { throw ReadingError.noSuchTopic }
            return TopicContents(
                topic: topic, channels: try ChannelStore(connection: connection).all(), articleCount: count,
                articles: try articles.page(page, of: .topic(topic.id)),
                publications: try PublicationStore(connection: connection).cards(on: topic.id, limit: 6),
                settings: try SettingStore(connection: connection).site())
        }
    }
}
