import Kernel

/// The lists of what readers do, each by another measure.
public enum HotOrder: String, Sendable, CaseIterable {
    case hot
    case mostRead = "most-read"
    case mostDiscussed = "most-discussed"
}

/// What `/hot`, `/most-read` and `/most-discussed` show, of the whole site or one channel.
public struct HotContents: Sendable {
    public let order: HotOrder
    public let channels: [Channel]
    public let channel: Channel?
    public let articles: [RankedArticle]
    public let settings: SiteSettings
    public let policy: RankingPolicy
}

extension Platform {
    /// - Throws: `ReadingError.noSuchChannel`.
    public func hot(_ order: HotOrder = .hot, in slug: Slug? = nil) async throws -> HotContents {
        let now = clock.now
        return try await read { connection in
            let channels = try ChannelStore(connection: connection).all()
            let channel = channels.first { $0.slug == slug }
            guard slug == nil || channel != nil else { throw ReadingError.noSuchChannel }
            let listing = channel.map { ArticleListing.channel($0.id) } ?? .everything
            let settings = try SettingStore(connection: connection).site()
            let policy: RankingPolicy = try SettingStore(connection: connection).get()
            let articles = ArticleStore(connection: connection)
            let ranked =
                switch order {
                case .hot: try articles.hot(listing, limit: 50, at: now, policy: policy)
                case .mostRead:
                    try articles.mostRead(
                        listing, limit: 50,
                        since: CalendarDay(now, in: settings.zone).adding(-Int64(ArticleStore.mostDays)))
                case .mostDiscussed: try articles.mostDiscussed(listing, limit: 50, at: now)
                }
            return HotContents(
                order: order, channels: channels, channel: channel,
                articles: order == .hot ? ranked : try articles.filledUp(ranked, listing, limit: 20),
                settings: settings, policy: policy)
        }
    }

    /// The ranking policy with what every page shows, for the page that explains it.
    public func ranking() async throws -> (policy: RankingPolicy, chrome: Chrome) {
        try await read { (try SettingStore(connection: $0).get(), try Chrome($0)) }
    }
}
