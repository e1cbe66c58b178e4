import Kernel
import Search
import Storage

extension Platform {
    /// What is wrong with the search index, a sentence each; empty when what is found is what may be read.
    func searchProblems() async throws -> [String] {
        let cache = searchCache
        return try await read { connection in
            do {
                return try SearchChecking(connection: connection, cache: cache).problems()
            } catch let error as DamagedIndex {
                return [error.description]
            }
        }
    }
}

private struct SearchChecking {
    let connection: any Connection
    let cache: SearchCache

    private static let cure = "run “byline search reindex”"

    func problems() throws -> [String] {
        var problems: [String] = []
        let missing: Int = try count(
            """
            SELECT count(*) FROM article WHERE \(Article.isListed)
                AND NOT EXISTS (SELECT 1 FROM search_document WHERE search_document.article_id = article.id)
                AND NOT EXISTS (SELECT 1 FROM search_pending WHERE search_pending.article_id = article.id)
            """)
        if missing > 0 { problems.append("\(missing) articles are not in it; \(Self.cure)") }
        let hidden: Int = try count(
            """
            SELECT count(*) FROM search_document WHERE NOT EXISTS (
                    SELECT 1 FROM article WHERE article.id = search_document.article_id AND \(Article.isListed))
                AND NOT EXISTS (SELECT 1 FROM search_pending WHERE search_pending.article_id = search_document.article_id)
            """)
        if hidden > 0 { problems.append("\(hidden) articles are in it that nobody may find; \(Self.cure)") }
        let versions = Dictionary(
            try connection.rows("SELECT article_id, stamp FROM search_document") {
                (try $0["stamp"] as Int64, try $0["article_id"] as Int64)
            }
        ) { first, _ in first }
        let reading = try SearchIndex(connection: connection, cache: cache).reading()
        if try reading.versions() != versions {
            problems.append("its segments and the list of articles do not agree; \(Self.cure)")
        }
        return problems
    }

    private func count(_ sql: SQL) throws -> Int { try connection.value(sql) ?? 0 }
}
