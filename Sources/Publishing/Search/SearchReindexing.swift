import Kernel
import Search
import Storage

extension Platform {
    /// Makes the search index anew. While it runs, only what was taken in already is found. One that was stopped in the
    /// middle goes on where it was.
    /// - Parameter progress: called now and then with how many articles are still to do, and how many segments to merge.
    public func reindex(progress: (_ waiting: Int) -> Void = { _ in }) async throws {
        try await database.write { connection in
            let isUnderWay = try connection.exists("SELECT 1 FROM search_state WHERE is_remaking = 1")
            guard !isUnderWay else { return }
            try connection.execute("UPDATE search_state SET is_remaking = 1, tended_until = 0 WHERE id = 1")
            let store = SearchStore(connection: connection)
            _ = try store.kill(try store.searched())
            try connection.execute("DELETE FROM search_document")
            try connection.execute("DELETE FROM search_removed")
            try connection.execute(
                """
                INSERT INTO search_pending (article_id, is_urgent) SELECT id, 0 FROM article WHERE \(Article.isListed)
                ON CONFLICT (article_id) DO NOTHING
                """)
        }
        repeat {
            progress(try await database.read { try SearchStore(connection: $0).pendingCount() })
        } while try await tendSearchIndex()
        try await write { _ = try $0.execute("UPDATE search_state SET is_remaking = 0 WHERE id = 1") }
    }
}
