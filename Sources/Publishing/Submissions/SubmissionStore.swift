import Kernel
import Storage

struct SubmissionStore {
    let connection: any Connection

    func insert(
        article: Article, revision: Identifier<Revision>, by account: Identifier<Account>?, at time: Timestamp
    ) throws -> Identifier<Submission> {
        let id = Identifier<Submission>.mint(at: time)
        try connection.execute(
            """
            INSERT INTO submission (id, article_id, revision_id, state, is_update, is_after, submitted_by, submitted_at,
                reason)
            VALUES (\(id), \(article.id), \(revision), \(Submission.State.submitted),
                \(article.state == .published ? 1 : 0), 0, \(account), \(time), '')
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

    func setState(_ state: Submission.State, of id: Identifier<Submission>) throws {
        try connection.execute("UPDATE submission SET state = \(state) WHERE id = \(id)")
    }
}
