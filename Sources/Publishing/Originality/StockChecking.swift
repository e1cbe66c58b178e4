import Document
import Kernel
import Storage

extension Platform {
    /// Holds published texts that were not looked at as they are now, imported ones too, against all others, and records
    /// which of them are another's for the most part. What is done stays done when it is stopped.
    /// - Parameters:
    ///   - limit: at most so many texts.
    ///   - progress: called with how many were looked at.
    /// - Returns: how many were looked at.
    @discardableResult
    public func checkStock(limit: Int = .max, progress: (Int) -> Void = { _ in }) async throws -> Int {
        var count = 0
        var last: Int64 = 0
        while count < limit, !Task.isCancelled {
            let (after, length) = (last, min(20, limit - count))
            let due = try await read { try StockChecking(connection: $0).due(after: after, limit: length) }
            guard let end = due.last else { break }
            for article in due { try await checkStock(article) }
            last = end.id.rawValue
            count += due.count
            progress(count)
        }
        return count
    }

    /// Begins anew, as after an import of texts that are older than those they are copied by. What reviewers have settled
    /// stays settled.
    public func forgetStockChecks() async throws {
        try await writeUnseen { _ = try $0.execute("DELETE FROM originality_checked") }
    }

    private func checkStock(_ article: Article) async throws {
        guard let live = article.liveRevision else { return }
        let content = try await read { try ArticleStore(connection: $0).revision(live)?.content }
        guard let content else { return }
        // Against later texts as well: what was there before an import may be copied from what it brought.
        let report = try await checkOriginality(
            of: CheckedText(content.document, article: article.id, publication: article.publication))
        let now = clock.now
        try await writeUnseen { try StockChecking(connection: $0).record(report, of: article, revision: live, at: now) }
    }
}

struct StockChecking {
    let connection: any Connection

    /// Those that are in the index as readers have them, and were not looked at like that.
    func due(after last: Int64, limit: Int) throws -> [Article] {
        try connection.rows(
            """
            SELECT article.* FROM originality_text JOIN article ON article.id = originality_text.article_id
                AND article.revision_id = originality_text.revision_id
            LEFT JOIN originality_checked ON originality_checked.article_id = article.id
                AND originality_checked.revision_id = article.revision_id
            WHERE article.id > \(last) AND originality_checked.article_id IS NULL AND \(Article.isPublic)
            ORDER BY article.id LIMIT \(limit)
            """, Article.init)
    }

    func record(_ report: ReuseReport, of article: Article, revision: Identifier<Revision>, at time: Timestamp) throws {
        try connection.execute(
            """
            INSERT INTO originality_checked (article_id, revision_id) VALUES (\(article.id), \(revision))
            ON CONFLICT (article_id) DO UPDATE SET revision_id = excluded.revision_id
            """)
        let alike = report.sources.filter(\.isReprint)
        let published = article.publishedAt ?? article.createdAt
        let earlier = alike.filter { ($0.publishedAt, $0.article.rawValue) < (published, article.id.rawValue) }
        // Of several the earliest is the original, and nobody copies their own.
        let original = earlier.min { ($0.publishedAt, $0.article.rawValue) < ($1.publishedAt, $1.article.rawValue) }
        if let original, original.relation != .own {
            return try insert(article.id, copies: original.article, share: original.share, at: time, replaces: "1 = 1")
        }
        // It was changed, or nothing of the sort is public any more.
        try connection.execute("DELETE FROM originality_finding WHERE article_id = \(article.id)")
        guard original == nil else { return }
        let isEarlier: SQL = """
            \(published) < (SELECT coalesce(known.published_at, known.created_at) FROM article known
                WHERE known.id = originality_finding.original_id)
            """
        for copy in alike where copy.relation != .own {
            try insert(copy.article, copies: article.id, share: copy.otherShare, at: time, replaces: isEarlier)
        }
    }

    /// What a reviewer has settled about the same two stays settled.
    private func insert(
        _ copy: Identifier<Article>, copies original: Identifier<Article>, share: Double, at time: Timestamp,
        replaces condition: SQL
    ) throws {
        try connection.execute(
            """
            INSERT INTO originality_finding (article_id, original_id, share, found_at)
            VALUES (\(copy), \(original), \(Int((share * 1000).rounded())), \(time))
            ON CONFLICT (article_id) DO UPDATE SET original_id = excluded.original_id, share = excluded.share,
                found_at = excluded.found_at, settled_by = NULL, settled_at = NULL
            WHERE originality_finding.original_id <> excluded.original_id AND \(condition)
            """)
    }
}
