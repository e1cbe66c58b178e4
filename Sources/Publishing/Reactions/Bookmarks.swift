public import Kernel
import Storage

/// An article somebody has kept, by bookmark or in their history.
public struct KeptArticle: Sendable {
    public let id: Identifier<Article>
    public let keptAt: Timestamp
    /// `nil` when readers no longer have it.
    public let card: ArticleCard?
}

/// A page of somebody's list of articles.
public struct KeptArticles: Sendable {
    public let articles: Page<KeptArticle>
    public let chrome: Chrome
}

extension Platform {
    /// The bookmarked last first.
    /// - Throws: `ReadingError.noSuchPage` beyond the last page.
    public func bookmarks(of account: Account, page: Int) async throws -> KeptArticles {
        try await read { connection in
            let articles = try Page.requested(page) { limit, offset in
                try connection.rows(
                    """
                    SELECT article_id, created_at FROM bookmark WHERE account_id = \(account.id)
                    ORDER BY created_at DESC, article_id DESC LIMIT \(limit) OFFSET \(offset)
                    """
                ) { (try $0["article_id"] as Identifier<Article>, try $0["created_at"] as Timestamp) }
            }
            return KeptArticles(
                articles: try ArticleStore(connection: connection).kept(articles), chrome: try Chrome(connection))
        }
    }
}

extension ArticleStore {
    func kept(_ list: Page<(Identifier<Article>, Timestamp)>) throws -> Page<KeptArticle> {
        let cards = try connection.rows(
            """
            \(ArticleCard.select) WHERE article.id IN \(list: list.items.map(\.0)) AND \(Article.isPublic)
            """, ArticleCard.init)
        let byID = Dictionary(cards.map { ($0.id, $0) }) { first, _ in first }
        return list.map { KeptArticle(id: $0.0, keptAt: $0.1, card: byID[$0.0]) }
    }
}
