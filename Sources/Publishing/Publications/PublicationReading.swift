public import Kernel

/// What a publication's page shows.
public struct PublicationContents: Sendable {
    public let publication: PublicationCard
    public let channels: [Channel]
    public let articles: Page<ArticleCard>
    /// Its most read articles.
    public let popular: [RankedArticle]
    public let settings: SiteSettings
    /// Whether the reader who is signed in follows it.
    public let isFollowed: Bool
}

/// What the list of publications shows.
public struct PublicationsContents: Sendable {
    public let channels: [Channel]
    public let publications: Page<PublicationCard>
    public let settings: SiteSettings
}

extension Platform {
    /// - Parameter reader: who is signed in.
    /// - Throws: `ReadingError.noSuchPublication`, `.closed`, or `.noSuchPage` beyond the last page.
    public func publication(
        _ handle: Handle, page: Int, for reader: Identifier<Account>? = nil
    ) async throws -> PublicationContents {
        let now = clock.now
        return try await read { connection in
            let articles = ArticleStore(connection: connection)
            guard let card = try PublicationStore(connection: connection).card(handle) else {
                throw ReadingError.noSuchPublication
            }
            // One that has ended is there for as long as readers have something of it.
            if card.publication.state == .closed, card.articleCount == 0 { throw ReadingError.closed }
            return PublicationContents(
                publication: card, channels: try ChannelStore(connection: connection).all(),
                articles: try articles.page(page, of: .publication(card.publication.id)),
                popular: try articles.popular(of: card.publication.id, limit: 5, at: now),
                settings: try SettingStore(connection: connection).site(),
                isFollowed: try reader.map {
                    try FollowStore(connection: connection).follows($0, .publication(card.publication.id))
                } ?? false)
        }
    }

    /// - Throws: `ReadingError.noSuchPage` beyond the last page.
    public func publications(page: Int) async throws -> PublicationsContents {
        try await read { connection in
            PublicationsContents(
                channels: try ChannelStore(connection: connection).all(),
                publications: try Page.requested(page) { limit, offset in
                    try PublicationStore(connection: connection).cards(limit: limit, offset: offset)
                },
                settings: try SettingStore(connection: connection).site())
        }
    }
}
