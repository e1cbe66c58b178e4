import Document
import Kernel
import Storage

extension Platform {
    /// Holds published texts that were not looked at as they are now, imported ones too, against all others, and records
    /// which of them are another's for the most part, or have passages of another's. What is done stays done when it is
    /// stopped.
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
        let sources = report.sources.filter(\.isReused)
        let published = article.publishedAt ?? article.createdAt
        let earlier = sources.filter { ($0.publishedAt, $0.article.rawValue) < (published, article.id.rawValue) }
        let original = original(among: earlier)
        if let original, original.relation != .own {
            return try insert(article.id, from: original, original.article, share: original.share, at: time)
        }
        // It was changed, or nothing of the sort is public any more.
        try connection.execute("DELETE FROM originality_finding WHERE article_id = \(article.id)")
        guard original == nil else { return }
        // What is known of a later text is known better from itself, unless a copy of it turns out to be older.
        let isOlder: SQL = """
            excluded.is_reprint = 1 AND (originality_finding.is_reprint = 0 OR \(published) <
                (SELECT coalesce(known.published_at, known.created_at) FROM article known
                WHERE known.id = originality_finding.original_id))
            """
        for later in sources where later.relation != .own && !earlier.contains(later) {
            try insert(later.article, from: later, article.id, share: later.otherShare, at: time, replaces: isOlder)
        }
    }

    /// Of several that are the same text the earliest, which may be of the same publication: nobody copies their own. Else
    /// the one that has most of it, unless the publication itself had passages of it before.
    private func original(among earlier: [ReuseSource]) -> ReuseSource? {
        func isEarlier(_ first: ReuseSource, _ second: ReuseSource) -> Bool {
            (first.publishedAt, first.article.rawValue) < (second.publishedAt, second.article.rawValue)
        }
        if let reprinted = earlier.filter(\.isReprint).min(by: isEarlier) { return reprinted }
        let own = earlier.filter { $0.relation == .own }.min(by: isEarlier)
        return earlier.filter { source in source.relation != .own && own.map { isEarlier(source, $0) } ?? true }
            .min { $0.share == $1.share ? isEarlier($0, $1) : $0.share > $1.share }
    }

    /// What a reviewer has settled about the same two stays settled.
    private func insert(
        _ copy: Identifier<Article>, from source: ReuseSource, _ original: Identifier<Article>, share: Double,
        at time: Timestamp, replaces condition: SQL = "1 = 1"
    ) throws {
        try connection.execute(
            """
            INSERT INTO originality_finding (article_id, original_id, share, is_reprint, found_at)
            VALUES (\(copy), \(original), \(Int((share * 1000).rounded())), \(source.isReprint), \(time))
            ON CONFLICT (article_id) DO UPDATE SET original_id = excluded.original_id, share = excluded.share,
                is_reprint = excluded.is_reprint, found_at = excluded.found_at, settled_by = NULL, settled_at = NULL
            WHERE (originality_finding.original_id <> excluded.original_id
                OR originality_finding.is_reprint <> excluded.is_reprint) AND \(condition)
            """)
    }
}
