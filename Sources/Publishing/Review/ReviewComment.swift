public import Kernel
import Storage

/// What a reviewer says about a place in a submission.
public struct ReviewComment: Hashable, Sendable {
    public let id: Identifier<ReviewComment>
    public let submission: Identifier<Submission>
    /// Reviewers see who wrote it; to authors it is a reviewer.
    public let author: Identifier<Account>?
    public let place: ArticlePlace
    public let body: String
    public let createdAt: Timestamp

    init(row: Row) throws {
        id = try row["id"]
        submission = try row["submission_id"]
        author = try row["account_id"]
        place = try ArticlePlace(json: try row["place"])
        body = try row["body"]
        createdAt = try row["created_at"]
    }
}

/// What a review said, for the authors.
public struct ReviewOutcome: Sendable {
    public let submission: Submission
    /// The revision that was reviewed; its text is where the comments belong.
    public let revision: Revision
    public let comments: [ReviewComment]
    public let findings: [Finding]
}

struct ReviewCommentStore {
    let connection: any Connection

    func comments(on submission: Identifier<Submission>) throws -> [ReviewComment] {
        try connection.rows(
            "SELECT * FROM review_comment WHERE submission_id = \(submission) ORDER BY id", ReviewComment.init)
    }

    func insert(
        _ body: String, at place: ArticlePlace, on submission: Identifier<Submission>, by account: Identifier<Account>,
        time: Timestamp
    ) throws -> Identifier<ReviewComment> {
        let id = Identifier<ReviewComment>.mint(at: time)
        try connection.execute(
            """
            INSERT INTO review_comment (id, submission_id, account_id, place, body, created_at)
            VALUES (\(id), \(submission), \(account), \(try place.json()), \(body), \(time))
            """)
        return id
    }
}

extension Platform {
    /// Comments on a place of a submission that is in review. The submission becomes the commenter's to decide.
    /// - Throws: `ReviewError`, `AccessError`, `ReadingError.noSuchPage`.
    @discardableResult
    public func comment(
        on id: Identifier<Submission>, _ body: String, at target: CommentTarget, by account: Account
    ) async throws -> Identifier<ReviewComment> {
        let now = clock.now
        let text = body.trimmed
        guard !text.isEmpty else { throw ReviewError.commentMissing }
        guard text.count <= ReviewError.maximumText else { throw ReviewError.textTooLong }
        return try await writeUnseen { connection in
            let grant = try ReviewAccess(connection: connection).lockAndRequire(.decide, on: id, by: account)
            try Claims(connection: connection).take(grant.submission, by: account, at: now)
            guard let revision = try ArticleStore(connection: connection).revision(grant.submission.revision) else {
                throw ReviewError.badPlace
            }
            return try ReviewCommentStore(connection: connection).insert(
                text, at: try target.place(in: revision.content.document), on: id, by: account.id, time: now)
        }
    }

    /// Takes back one's own comment while nothing is decided.
    public func removeComment(_ comment: Identifier<ReviewComment>, on id: Identifier<Submission>, by account: Account)
        async throws
    {
        try await writeUnseen { connection in
            _ = try ReviewAccess(connection: connection).lockAndRequire(.decide, on: id, by: account)
            try connection.execute(
                """
                DELETE FROM review_comment
                WHERE id = \(comment) AND submission_id = \(id) AND account_id = \(account.id)
                """)
        }
    }

    /// What reviewers have said about an article, the latest review first; nothing of a review that is not over.
    /// - Throws: `ReadingError.noSuchArticle`, `AccessError`.
    public func reviews(of article: Identifier<Article>, for account: Account) async throws -> [ReviewOutcome] {
        try await read { connection in
            try ArticleAccess(connection: connection).require(.view, on: article, by: account)
            let articles = ArticleStore(connection: connection)
            return try SubmissionStore(connection: connection).decided(of: article).compactMap { submission in
                guard let revision = try articles.revision(submission.revision) else { return nil }
                return ReviewOutcome(
                    submission: submission, revision: revision,
                    comments: try ReviewCommentStore(connection: connection).comments(on: submission.id),
                    findings: try FindingStore(connection: connection).findings(of: submission.id))
            }
        }
    }

    /// Every comment of the reviews of an article that are over, the latest review's first.
    public func reviewComments(_ article: Identifier<Article>, for account: Account) async throws -> [ReviewComment] {
        try await reviews(of: article, for: account).flatMap(\.comments)
    }
}
