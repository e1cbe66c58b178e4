import Kernel

/// What a channel's page shows.
public struct ChannelContents: Sendable {
    public let channel: Channel
    public let channels: [Channel]
    public let articles: Page<ArticleCard>
    public let hot: [RankedArticle]
    public let settings: SiteSettings
}

extension Platform {
    /// - Throws: `ReadingError.noSuchChannel`, or `.noSuchPage` beyond the last page.
    public func channel(_ slug: Slug, page: Int) async throws -> ChannelContents {
        let now = clock.now
        return try await read { connection in
            let articles = ArticleStore(connection: connection)
            let channels = try ChannelStore(connection: connection).all()
            guard let channel = channels.first(where: { $0.slug == slug }) else { throw ReadingError.noSuchChannel }
            return ChannelContents(
                channel: channel, channels: channels, articles: try articles.page(page, of: .channel(channel.id)),
                hot: try articles.hot(.channel(channel.id), limit: 10, at: now),
                settings: try SettingStore(connection: connection).site())
        }
    }
}

extension ArticleStore {
    func page(_ number: Int, of listing: ArticleListing) throws -> Page<ArticleCard> {
        try Page.requested(number) { limit, offset in try latest(listing, limit: limit, offset: offset) }
    }
}
