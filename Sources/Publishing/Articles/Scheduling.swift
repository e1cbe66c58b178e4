import Kernel
import Storage

extension Platform {
    /// Publishes every scheduled article whose time has come, and returns how many there were.
    public func publishDue() async throws -> Int {
        let now = clock.now
        let isAnyDue = try await read { connection in
            try connection.exists("SELECT 1 FROM article WHERE state = 'scheduled' AND scheduled_at <= \(now)")
        }
        guard isAnyDue else { return 0 }
        return try await write { connection in
            let due = try connection.rows(
                "SELECT * FROM article WHERE state = 'scheduled' AND scheduled_at <= \(now)", Article.init)
            var published = 0
            for article in due {
                // Another node may have been first: only the one whose update changes the row records it.
                let changed = try connection.execute(
                    """
                    UPDATE article SET state = 'published', published_at = scheduled_at, scheduled_at = NULL
                    WHERE id = \(article.id) AND state = 'scheduled'
                    """)
                guard changed == 1 else { continue }
                published += 1
                try ArticleStore(connection: connection).record(
                    article.id, state: .published, restriction: article.restriction, reason: "its time came", at: now)
            }
            return published
        }
    }
}
