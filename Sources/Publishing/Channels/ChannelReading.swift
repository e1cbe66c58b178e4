import Kernel
import Storage

/// What a channel's page shows.
public struct ChannelContents: Sendable {
    public let channel: Channel
    public let channels: [Channel]
    /// What editors have put first, the lead story among it; on the first page only.
    public let chosen: [ArticleCard]
    /// The newest, without those chosen.
    public let articles: Page<ArticleCard>
    public let hot: [RankedArticle]
    /// Of `chosen`, those that stand there because they are the newest.
    let fallback: Identifier<Article>?
    public let settings: SiteSettings

    public func editorsChose(_ card: ArticleCard?) -> Bool {
        card.map { card in card.id != fallback && chosen.contains { $0.id == card.id } } ?? false
    }
}

extension Platform {
    /// - Throws: `ReadingError.noSuchChannel`, or `.noSuchPage` beyond the last page.
    public func channel(_ slug: Slug, page: Int) async throws -> ChannelContents {
        let now = clock.now
        return try await read { try ChannelReading(connection: $0, now: now).contents(slug, page: page) }
    }
}

struct ChannelReading {
    let connection: any Connection
    let now: Timestamp

    func contents(_ slug: Slug, page: Int) throws -> ChannelContents {
        let articles = ArticleStore(connection: connection)
        let channels = try ChannelStore(connection: connection).all()
        guard let channel = channels.first(where: { $0.slug == slug }) else { throw ReadingError.noSuchChannel }
        let chosen =
            page == 1 ? try CurationStore(connection: connection).chosen(for: channel.id, at: now) : Chosen()
        let newest = try articles.page(page, of: .channel(channel.id))
        let taken = Set(chosen.all.map(\.id))
        // Without a lead story of the editors' the newest leads, and what is pinned follows it.
        let fallback = chosen.lead == nil ? newest.items.first { !taken.contains($0.id) } : nil
        let first = chosen.pinned.isEmpty ? chosen.all : [chosen.lead ?? fallback].compactMap { $0 } + chosen.pinned
        return ChannelContents(
            channel: channel, channels: channels, chosen: first,
            articles: newest.without(Set(first.map(\.id))),
            hot: try articles.hot(.channel(channel.id), limit: 10, at: now), fallback: fallback?.id,
            settings: try SettingStore(connection: connection).site())
    }
}

extension ArticleStore {
    func page(_ number: Int, of listing: ArticleListing) throws -> Page<ArticleCard> {
        try Page.requested(number) { limit, offset in try latest(listing, limit: limit, offset: offset) }
    }
}

extension Page<ArticleCard> {
    /// The same page without some of its articles, which stand elsewhere on it.
    func without(_ taken: Set<Identifier<Article>>) -> Page {
        Page(items: items.filter { !taken.contains($0.id) }, number: number, hasNext: hasNext)
    }
}
