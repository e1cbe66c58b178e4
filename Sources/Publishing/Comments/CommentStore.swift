import Kernel
import Storage

/// Comments and what is counted of them. Whatever readers come to see or lose is counted in the same transaction, in the
/// article's number and in that of the replies.
struct CommentStore {
    let connection: any Connection

    func insert(_ comment: Comment) throws {
        try connection.execute(
            """
            INSERT INTO comment (id, article_id, parent_id, answers_id, account_id, author_name, body, state, found,
                created_at, shown_at)
            VALUES (\(comment.id), \(comment.article), \(comment.parent), \(comment.answers), \(comment.author),
                \(comment.authorName), \(comment.body), \(comment.state), \(comment.found), \(comment.createdAt),
                \(comment.shownAt))
            """)
        if comment.state.isShown { try count(1, comment) }
    }

    func find(_ id: Identifier<Comment>) throws -> Comment? {
        try connection.first(
            "SELECT \(Comment.columns) FROM \(Comment.tables) WHERE comment.id = \(id)", Comment.init)
    }

    /// Moves a comment to another state, unless somebody else has moved it meanwhile.
    /// - Returns: whether it was moved.
    @discardableResult
    func move(_ comment: Comment, to state: Comment.State, at time: Timestamp) throws -> Bool {
        let shown: Timestamp? = state.isShown ? comment.shownAt ?? time : comment.shownAt
        let moved = try connection.execute(
            """
            UPDATE comment SET state = \(state), shown_at = \(shown)
            WHERE id = \(comment.id) AND state = \(comment.state)
            """)
        guard moved == 1 else { return false }
        if comment.state.isShown != state.isShown { try count(state.isShown ? 1 : -1, comment) }
        return true
    }

    /// Puts other words in a comment's place.
    func rewrite(_ comment: Comment, _ text: CommentText, found: String, at time: Timestamp) throws {
        try connection.execute(
            """
            UPDATE comment SET body = \(text.description), found = \(found), edited_at = \(time)
            WHERE id = \(comment.id)
            """)
    }

    /// Leaves nothing of what a comment said. Where others have answered it a trace stays.
    /// - Parameter keepsAuthor: not where the author has left the site.
    func delete(_ comment: Comment, keepsAuthor: Bool = true, at time: Timestamp) throws {
        try move(comment, to: .removed, at: time)
        try connection.execute(
            """
            UPDATE comment SET body = '', author_name = '', found = '', reports = 0, deleted_at = \(time),
                account_id = \(keepsAuthor ? comment.author : nil)
            WHERE id = \(comment.id)
            """)
        try settleReports(about: comment.id, at: time)
    }

    /// All reports about a comment were looked into.
    /// - Returns: how many there were.
    @discardableResult
    func settleReports(about id: Identifier<Comment>, at time: Timestamp) throws -> Int {
        let settled = try connection.execute(
            "UPDATE comment_report SET settled_at = \(time) WHERE comment_id = \(id) AND settled_at IS NULL")
        if settled > 0 {
            try connection.execute("UPDATE comment SET reports = reports - \(settled) WHERE id = \(id) AND reports > 0")
        }
        return settled
    }

    /// Keeps others from changing which comments of an article stand out. SQLite has one writer anyway.
    func lock(articleOf id: Identifier<Comment>) throws {
        _ = try connection.exists(
            """
            SELECT 1 FROM article WHERE id = (SELECT article_id FROM comment WHERE comment.id = \(id))
            \(sqlite: "", postgres: "FOR NO KEY UPDATE")
            """)
    }

    func pinned(of article: Identifier<Article>) throws -> Int {
        try connection.value("SELECT count(*) FROM comment WHERE article_id = \(article) AND state = 'pinned'") ?? 0
    }

    func shownCount(of article: Identifier<Article>) throws -> Int {
        try connection.value("SELECT comments FROM article_tally WHERE article_id = \(article)") ?? 0
    }

    /// Whether an article's own authors let readers comment.
    func policy(of article: Identifier<Article>) throws -> Filing.CommentPolicy {
        let stored: String? = try connection.value("SELECT comments FROM article WHERE id = \(article)")
        return stored.flatMap(Filing.CommentPolicy.init) ?? .open
    }

    /// The comment first and the article last, as everybody does, so that nobody waits for each other.
    private func count(_ change: Int, _ comment: Comment) throws {
        if let parent = comment.parent {
            try connection.execute("UPDATE comment SET replies = replies + \(change) WHERE id = \(parent)")
        }
        try ReactionStore(connection: connection).count(change, in: "comments", of: comment.article)
    }
}
