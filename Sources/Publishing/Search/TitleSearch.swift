import Kernel
import Storage

/// What a reader looks for: 1 to 64 characters, white space folded.
public struct SearchQuery: Hashable, Sendable {
    public let text: String

    /// `nil` when nothing is left to look for.
    public init?(_ text: String) {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !words.isEmpty else { return nil }
        self.text = String(words.prefix(64))
    }

    /// The words as a pattern each, with the pattern's own characters made harmless.
    var patterns: [String] {
        text.lowercased().split(separator: " ").prefix(8).map { word in
            "%" + word.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_") + "%"
        }
    }
}

/// What the search page shows.
public struct SearchContents: Sendable {
    public let query: SearchQuery?
    public let channels: [Channel]
    public let articles: Page<ArticleCard>?
    /// Offered where nothing was found, and before anything is looked for.
    public let suggestions: [RankedArticle]
    public let settings: SiteSettings
}

extension Platform {
    /// Articles with every word of the query in their title, the newest first.
    /// - Throws: `ReadingError.noSuchPage` beyond the last page.
    public func search(_ query: SearchQuery?, page: Int) async throws -> SearchContents {
        let now = clock.now
        return try await read { connection in
            let found = try query.map { query in
                try Page.requested(page) { limit, offset in
                    try ArticleStore(connection: connection).titled(query, limit: limit, offset: offset)
                }
            }
            return SearchContents(
                query: query, channels: try ChannelStore(connection: connection).all(), articles: found,
                suggestions: found?.items.isEmpty ?? true
                    ? try ArticleStore(connection: connection).hot(.everything, limit: 6, at: now) : [],
                settings: try SettingStore(connection: connection).site())
        }
    }
}

extension ArticleStore {
    func titled(_ query: SearchQuery, limit: Int, offset: Int) throws -> [ArticleCard] {
        var condition = Article.isListed
        for pattern in query.patterns {
            condition = "\(condition) AND lower(revision.title) LIKE \(pattern) ESCAPE '\\'"
        }
        return try connection.rows(
            """
            \(ArticleCard.select) WHERE \(condition)
            ORDER BY article.published_at DESC, article.id DESC LIMIT \(limit) OFFSET \(offset)
            """, ArticleCard.init)
    }
}
