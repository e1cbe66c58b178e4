import Kernel

/// What `/hot` shows.
public struct HotContents: Sendable {
    public let channels: [Channel]
    public let articles: [RankedArticle]
    public let settings: SiteSettings
}

extension Platform {
    public func hot() async throws -> HotContents {
        let now = clock.now
        return try await read { connection in
            HotContents(
                channels: try ChannelStore(connection: connection).all(),
                articles: try ArticleStore(connection: connection).hot(.everything, limit: 50, at: now),
                settings: try SettingStore(connection: connection).site())
        }
    }
}
