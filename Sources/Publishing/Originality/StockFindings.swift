public import Kernel
import Storage

/// Published articles with another publication's text that no licence allows.
public struct StockFindings: Sendable {
    public enum Filter: String, Sendable, CaseIterable {
        /// For the most part another's.
        case copies
        case passages
    }

    public struct Item: Sendable {
        public let article: Identifier<Article>
        public let title: String
        public let handle: Handle
        public let publicationName: String
        public let publishedAt: Timestamp
        public let original: Identifier<Article>
        public let originalTitle: String
        public let originalHandle: Handle
        public let originalPublicationName: String
        public let originalPublishedAt: Timestamp
        /// How much of the article stands in the original, from 0 to 1.
        public let share: Double
        public let state: OriginalityState
        /// Whether the viewer may do something about it: it is not their own.
        public let isImpartial: Bool
    }

    public let filter: Filter
    public let items: Page<Item>
    public let chrome: Chrome
}

extension Platform {
    /// What nobody has settled, the latest found first.
    /// - Throws: `ReadingError.noSuchPage` to all but reviewers and operators.
    public func stockFindings(_ filter: StockFindings.Filter, page: Int, for account: Account) async throws
        -> StockFindings
    {
        guard account.isReviewer else { throw ReadingError.noSuchPage }
        return try await read { connection in
            let items = try Page.requested(page) { limit, offset in
                try connection.rows(
                    """
                    SELECT article.id AS id, revision.title AS title, publication.handle AS handle,
                        publication.name AS name, article.published_at AS published_at, article.originality AS state,
                        original.id AS original_id, original_revision.title AS original_title,
                        owner.handle AS original_handle, owner.name AS original_name,
                        original.published_at AS original_published_at, originality_finding.share AS share,
                        (SELECT count(*) FROM membership WHERE membership.account_id = \(account.id)
                            AND membership.publication_id IN (publication.id, owner.id)) AS parts
                    FROM originality_finding
                    JOIN article ON article.id = originality_finding.article_id
                    JOIN revision ON revision.id = article.revision_id
                    JOIN publication ON publication.id = article.publication_id
                    JOIN article original ON original.id = originality_finding.original_id
                    JOIN revision original_revision ON original_revision.id = original.revision_id
                    JOIN publication owner ON owner.id = original.publication_id
                    WHERE originality_finding.settled_at IS NULL AND \(Article.isPublic)
                        AND originality_finding.is_reprint = \(filter == .copies)
                        AND original.state = 'published' AND original.restriction NOT IN ('disabled', 'removed')
                        AND NOT (article.licence_id IS NOT NULL AND article.original_id = original.id)
                    ORDER BY originality_finding.found_at DESC, article.id DESC LIMIT \(limit) OFFSET \(offset)
                    """
                ) { row in
                    StockFindings.Item(
                        article: try row["id"], title: try row["title"], handle: try row["handle"],
                        publicationName: try row["name"], publishedAt: try row["published_at"],
                        original: try row["original_id"], originalTitle: try row["original_title"],
                        originalHandle: try row["original_handle"], originalPublicationName: try row["original_name"],
                        originalPublishedAt: try row["original_published_at"],
                        share: Double(try row["share"] as Int) / 1000, state: try row["state"],
                        isImpartial: try row["parts"] as Int == 0)
                }
            }
            return StockFindings(filter: filter, items: items, chrome: try Chrome(connection))
        }
    }

    /// The passages of both, side by side.
    /// - Throws: `ReadingError.noSuchArticle`, `AccessError` to those who do not judge it.
    public func stockOriginality(of id: Identifier<Article>, for account: Account) async throws -> OriginalityContents {
        let now = clock.now
        return try await read { connection in
            let article = try ArticleAccess(connection: connection).require(.judgeOriginality, on: id, by: account)
                .article
            guard let live = try article.liveRevision.flatMap(ArticleStore(connection: connection).revision) else {
                throw ReadingError.noSuchArticle
            }
            let state = try OriginalityStates(connection: connection).state(of: id)
            return try OriginalityReading(connection: connection, now: now)
                .contents(article, live.content, canJudge: state == .claimed || state.isJudged)
        }
    }

    /// Takes a finding off the list: it was looked at, whatever was done about it.
    /// - Throws: `ReadingError.noSuchArticle`, `AccessError` to those who do not judge it.
    public func settleStockFinding(of id: Identifier<Article>, by account: Account) async throws {
        let now = clock.now
        try await writeUnseen { connection in
            try ArticleAccess(connection: connection).require(.judgeOriginality, on: id, by: account)
            try connection.execute(
                """
                UPDATE originality_finding SET settled_by = \(account.id), settled_at = \(now)
                WHERE article_id = \(id) AND settled_at IS NULL
                """)
        }
    }
}
