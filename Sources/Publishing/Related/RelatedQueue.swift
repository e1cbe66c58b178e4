import Kernel
import Storage

/// The articles whose neighbours are to be looked for.
struct RelatedQueue {
    let connection: any Connection

    struct Entry: Hashable, Sendable {
        let article: Identifier<Article>
        let step: Step
        let askedAt: Timestamp
    }

    /// What comes next for an article; stored as how many steps are left.
    enum Step: Int, Sendable {
        case comparing = 1
        case reading = 2
    }

    /// Asks for the neighbours of an article whose text has changed.
    func add(_ article: Identifier<Article>, at time: Timestamp) throws {
        try connection.execute(
            """
            INSERT INTO related_due (article_id, steps, asked_at) VALUES (\(article), 2, \(time))
            ON CONFLICT (article_id) DO UPDATE SET steps = 2, asked_at = excluded.asked_at
            """)
    }

    /// Asks for those of every listed article.
    func addAll(at time: Timestamp) throws {
        try connection.execute(
            """
            INSERT INTO related_due (article_id, steps, asked_at)
            SELECT article.id, 2, \(time) FROM article WHERE \(Article.isListed)
            ON CONFLICT (article_id) DO UPDATE SET steps = 2, asked_at = excluded.asked_at
            """)
    }

    /// What comes next, all the same step: of what was asked for last, because that is read most.
    /// - Parameter step: nothing but this.
    func next(_ limit: Int, _ step: Step? = nil) throws -> [Entry] {
        let condition: SQL = step.map { "WHERE steps = \($0.rawValue)" } ?? ""
        let entries = try connection.rows(
            """
            SELECT article_id, steps, asked_at FROM related_due \(condition)
            ORDER BY asked_at DESC, steps DESC, article_id DESC LIMIT \(limit)
            """
        ) {
            Entry(
                article: try $0["article_id"], step: try $0["steps"] as Int == 2 ? .reading : .comparing,
                askedAt: try $0["asked_at"])
        }
        return Array(entries.prefix { $0.step == entries[0].step })
    }

    func advance(_ entry: Entry) throws {
        try connection.execute(
            """
            UPDATE related_due SET steps = 1
            WHERE article_id = \(entry.article) AND steps = 2 AND asked_at = \(entry.askedAt)
            """)
    }

    /// Unless somebody has asked again meanwhile.
    func finish(_ entry: Entry) throws {
        try connection.execute(
            "DELETE FROM related_due WHERE article_id = \(entry.article) AND asked_at = \(entry.askedAt)")
    }

    func count() throws -> Int { try connection.value("SELECT count(*) FROM related_due") ?? 0 }
}
