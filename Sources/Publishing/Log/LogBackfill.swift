import Kernel
import Storage

extension Platform {
    /// Gives entries to articles that were public before there was a log. Goes on where it was stopped.
    /// - Returns: how many entries were added; 0 when nothing is left.
    public func backfillLog(limit: Int = 200) async throws -> Int {
        let now = clock.now
        return try await writeUnseen { connection in
            let missing: [Identifier<Revision>] = try connection.rows(
                """
                SELECT article.revision_id AS revision_id FROM article
                WHERE article.state = 'published' AND article.revision_id IS NOT NULL
                    AND NOT EXISTS (SELECT 1 FROM log_entry WHERE log_entry.revision_id = article.revision_id)
                ORDER BY article.published_at, article.id LIMIT \(limit)
                """
            ) { try $0["revision_id"] }
            try LogStore(connection: connection).append(missing.map { .published($0, .earlier) }, at: now)
            return missing.count
        }
    }
}
