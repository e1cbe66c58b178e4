import Kernel
import Storage

struct SubmissionStore {
    let connection: any Connection

    func insert(
        article: Article, revision: Identifier<Revision>, filing: Filing, by account: Identifier<Account>?,
        at time: Timestamp
    ) throws -> Identifier<Submission> {
        let id = Identifier<Submission>.mint(at: time)
        let isUpdate = article.state == .published
        try connection.execute(
            """
            INSERT INTO submission (id, article_id, revision_id, state, is_update, is_after, submitted_by, submitted_at,
                reason, base_id, channel_id)
            VALUES (\(id), \(article.id), \(revision), \(Submission.State.submitted), \(isUpdate ? 1 : 0), 0, \(account),
                \(time), '', \(isUpdate ? article.liveRevision : nil), \(filing.channel))
            """)
        return id
    }

    func find(_ id: Identifier<Submission>) throws -> Submission? {
        try connection.first("SELECT * FROM submission WHERE id = \(id)", Submission.init)
    }

    func latest(of article: Identifier<Article>) throws -> Submission? {
        try connection.first(
            "SELECT * FROM submission WHERE article_id = \(article) ORDER BY id DESC LIMIT 1", Submission.init)
    }

    /// Those a reviewer or the screening has decided, the latest first; what can still be undone is not among them.
    func decided(of article: Identifier<Article>) throws -> [Submission] {
        try connection.rows(
            """
            SELECT * FROM submission WHERE article_id = \(article) AND effected_at IS NOT NULL AND state <> 'recalled'
            ORDER BY id DESC LIMIT 50
            """, Submission.init)
    }

    /// Whether the last review after publication took the article off the site.
    func wasTakenOff(_ article: Identifier<Article>) throws -> Bool {
        let state: Submission.State? = try connection.value(
            """
            SELECT state FROM submission WHERE article_id = \(article) AND is_after = 1 AND effected_at IS NOT NULL
            ORDER BY effected_at DESC, id DESC LIMIT 1
            """)
        return state == .rejected
    }

    /// Takes back all of an article's that nobody has decided for good.
    func recallOpen(of article: Identifier<Article>) throws {
        try connection.execute(
            """
            UPDATE submission SET state = \(Submission.State.recalled), takes_effect_at = NULL
            WHERE article_id = \(article)
                AND (state IN ('submitted', 'screening', 'in review') OR takes_effect_at IS NOT NULL)
            """)
    }

    /// Where a revision says the article belongs.
    func filing(of revision: Identifier<Revision>) throws -> Filing? {
        let json: String? = try connection.value("SELECT filing FROM revision WHERE id = \(revision)")
        return try json.map(Filing.init(json:))
    }

    func setState(_ state: Submission.State, of id: Identifier<Submission>) throws {
        try connection.execute("UPDATE submission SET state = \(state) WHERE id = \(id)")
    }
}
