public import Kernel
import Storage

/// What somebody wants to say, and where.
public struct WrittenComment: Sendable {
    public let article: Identifier<Article>
    /// The comment it answers.
    public let answering: Identifier<Comment>?
    public let text: String
    /// The network address it comes from; only its hash is kept, for a day or two.
    public let address: String

    public init(article: Identifier<Article>, answering: Identifier<Comment>? = nil, text: String, address: String) {
        self.article = article
        self.answering = answering
        self.text = text
        self.address = address
    }
}

extension Platform {
    /// Adds a comment, which readers see at once or when a moderator has approved it. What is sent twice is there once.
    /// - Throws: `CommentError`, `WaitRequired`, `ReadingError`.
    public func comment(_ written: WrittenComment, by account: Account) async throws -> Comment {
        let now = clock.now
        let prepared = try await read { connection in
            try CommentDesk(connection: connection, now: now).screening(on: written.article, by: account)
        }
        let text = try CommentText(written.text, limit: prepared.screening.policy.maximumLength)
        let verdict = try prepared.screening.verdict(on: text, by: account, isTrusted: prepared.isTrusted)
        return try await write(shownOn: written.article) { connection in
            let limits = LimitStore(connection: connection)
            // First, as this makes the same account's other requests wait for this one.
            try limits.take(.comment, account.id.description, at: now)
            try limits.take(.commentFrom, written.address, at: now)
            return try CommentDesk(connection: connection, now: now).add(written, text, verdict, by: account)
        }
    }

    /// Changes what a comment says. Readers are told that it was changed, and moderators look at it again where they
    /// look at every comment.
    /// - Throws: `CommentError`, `AccessError`.
    public func editComment(_ id: Identifier<Comment>, _ written: String, by account: Account) async throws -> Comment {
        let now = clock.now
        let (comment, prepared) = try await read { connection in
            let desk = CommentDesk(connection: connection, now: now)
            let comment = try desk.editable(id, by: account)
            return (comment, try desk.screening(on: comment.article, by: account, isNew: false))
        }
        let text = try CommentText(written, limit: prepared.screening.policy.maximumLength)
        guard text.description != comment.body else { return comment }
        let verdict = try prepared.screening.verdict(on: text, by: account, isTrusted: prepared.isTrusted)
        return try await write(shownOn: comment.article) { connection in
            let desk = CommentDesk(connection: connection, now: now)
            let comment = try desk.editable(id, by: account)
            let store = CommentStore(connection: connection)
            try store.rewrite(comment, text, found: verdict.found, at: now)
            try CommentEventStore(connection: connection).record(.edited, of: id, by: account.id, at: now)
            try desk.settle(comment, in: verdict.state)
            return try store.find(id) ?? comment
        }
    }

    /// - Throws: `CommentError`, `AccessError`.
    public func deleteComment(_ id: Identifier<Comment>, by account: Account) async throws {
        let now = clock.now
        let article = try await self.article(ofComment: id)
        try await write(shownOn: article) { connection in
            let grant = try CommentAccess(connection: connection).require(
                .delete, on: id, by: account, isLocked: true)
            try CommentStore(connection: connection).delete(grant.comment, at: now)
            try CommentEventStore(connection: connection).record(.deleted, of: id, by: account.id, at: now)
        }
    }

    /// - Throws: `CommentError.noSuchComment`.
    func article(ofComment id: Identifier<Comment>) async throws -> Identifier<Article> {
        let found = try await read { try CommentStore(connection: $0).find(id)?.article }
        guard let found else { throw CommentError.noSuchComment }
        return found
    }
}

/// Takes in what readers write.
struct CommentDesk {
    let connection: any Connection
    let now: Timestamp

    struct Prepared: Sendable {
        let screening: CommentScreening
        /// Looks after the conversation anyway.
        let isTrusted: Bool
    }

    /// Twice the same from one person within so many seconds is once.
    private static let repetition: Int64 = 600

    /// - Parameter isNew: what is there already can be changed also where no more is wanted.
    /// - Throws: `CommentError.closed`, `ReadingError`.
    func screening(on id: Identifier<Article>, by account: Account, isNew: Bool = true) throws -> Prepared {
        let (policy, mode) = try self.mode(on: id)
        if isNew && mode == .closed { throw CommentError.closed }
        guard let standing = try Standing.of(account, for: id, connection) else { throw ReadingError.noSuchArticle }
        return Prepared(
            screening: CommentScreening(
                policy: policy, review: try SettingStore(connection: connection).get(), mode: mode, now: now),
            isTrusted: standing.moderates)
    }

    /// What applies to an article: the strictest of what the site, its authors and the platform have said.
    func mode(on id: Identifier<Article>) throws -> (CommentingPolicy, Filing.CommentPolicy) {
        let policy: CommentingPolicy = try SettingStore(connection: connection).get()
        try ArticleStore(connection: connection).requirePublic(id)
        guard let article = try ArticleStore(connection: connection).find(id),
            let publication = try PublicationStore(connection: connection).find(article.publication)
        else { throw ReadingError.noSuchArticle }
        // Another measure may be stronger, and comments closed all the same.
        let orders = try DecisionStore(connection: connection).orders(on: article)
        if article.restriction == .commentsClosed || orders.closesComments != nil || publication.state == .closed {
            return (policy, .closed)
        }
        return (policy, policy.mode.stricter(try CommentStore(connection: connection).policy(of: id)))
    }

    func add(
        _ written: WrittenComment, _ text: CommentText, _ verdict: CommentScreening.Verdict, by account: Account
    ) throws -> Comment {
        // It may have been closed since the text was looked at.
        guard try mode(on: written.article).1 != .closed else { throw CommentError.closed }
        let answered = try written.answering.map { id in
            let grant = try CommentAccess(connection: connection).require(.reply, on: id, by: account)
            guard grant.comment.article == written.article else { throw CommentError.noSuchComment }
            return grant.comment
        }
        if let known = try repeated(written, text, by: account) { return known }
        let store = CommentStore(connection: connection)
        let comment = Comment(
            id: .mint(at: now), article: written.article, parent: answered.map { $0.parent ?? $0.id },
            answers: answered?.parent == nil ? nil : answered?.id, author: account.id, body: text.description,
            state: verdict.state, found: verdict.found, createdAt: now)
        try store.insert(comment)
        if verdict.isHeld {
            try CommentEventStore(connection: connection).record(.held, of: comment.id, by: nil, at: now)
        } else {
            try CommentNotices(connection: connection, now: now).tellOfNew(comment)
        }
        return try store.find(comment.id) ?? comment
    }

    /// - Throws: `CommentError.tooLateToEdit`; what readers cannot see yet can be changed as long as it waits.
    func editable(_ id: Identifier<Comment>, by account: Account) throws -> Comment {
        let comment = try CommentAccess(connection: connection).require(.edit, on: id, by: account).comment
        let policy: CommentingPolicy = try SettingStore(connection: connection).get()
        guard comment.isEditable(under: policy, at: now) else {
            throw CommentError.tooLateToEdit(policy.editMinutes)
        }
        return comment
    }

    /// After a change: shown, or waiting again.
    func settle(_ comment: Comment, in state: Comment.State) throws {
        guard comment.state != state, try CommentStore(connection: connection).move(comment, to: state, at: now) else {
            return
        }
        if state == .pending {
            try CommentEventStore(connection: connection).record(.held, of: comment.id, by: nil, at: now)
        } else if comment.shownAt == nil {
            try CommentNotices(connection: connection, now: now).tellOfNew(comment)
        }
    }

    private func repeated(_ written: WrittenComment, _ text: CommentText, by account: Account) throws -> Comment? {
        let since = now.adding(seconds: -Self.repetition)
        return try connection.first(
            """
            SELECT \(Comment.columns) FROM \(Comment.tables)
            WHERE comment.account_id = \(account.id) AND comment.created_at >= \(since)
                AND comment.article_id = \(written.article) AND comment.body = \(text.description)
                AND comment.state <> 'removed' LIMIT 1
            """, Comment.init)
    }
}

extension Comment {
    func isEditable(under policy: CommentingPolicy, at time: Timestamp) -> Bool {
        state == .pending || time < createdAt.adding(seconds: 60 * Int64(policy.editMinutes))
    }
}

extension Limit {
    /// Comments of one account within a day.
    static let comment = Limit(name: "comment", free: 100, pause: 30, longest: 3600)
    /// Comments from one network address, behind which there may be a whole school.
    static let commentFrom = Limit(name: "comment-from", free: 2000, pause: 10, longest: 3600)
    static let commentReport = Limit(name: "comment-report", free: 30, pause: 60, longest: 3600)
}
