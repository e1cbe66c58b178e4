public import Kernel
import Storage

/// What `/desk/{submission}` shows.
public struct ReviewContents: Sendable {
    public struct Comment: Sendable {
        public let comment: ReviewComment
        public let author: String
        /// The viewer may take it back.
        public let isOwn: Bool
    }

    /// An earlier or later submission of the same article, with what came of it.
    public struct Earlier: Sendable {
        public let submission: Submission
        public let decidedBy: String?
        public let comments: Int
    }

    public let submission: Submission
    public let article: Article
    public let revision: Revision
    public let filing: Filing
    /// What readers had when it was submitted.
    public let base: Revision?
    /// The stored files of both revisions.
    public let media: [ContentHash: StoredMedia]
    public let publication: PublicationCard
    public let channel: Channel?
    public let record: PublicationRecord
    public let findings: [Finding]
    public let comments: [Comment]
    public let events: [SubmissionEvent]
    /// The latest first.
    public let history: [Earlier]
    /// Who has it now.
    public let claimant: String?
    public let isMine: Bool
    /// The viewer may decide it now, or could after claiming it.
    public let isOpen: Bool
    public let decidedBy: String?
    /// The viewer's decision, which can still be undone.
    public let isUndoable: Bool
    /// The viewer approved it as the first of two.
    public let waitsForAnother: Bool
    public let previous: Identifier<Submission>?
    public let next: Identifier<Submission>?
    public let policy: ReviewPolicy
    public let channels: [Channel]
    public let settings: SiteSettings
}

extension Platform {
    /// A submission with all a reviewer needs to decide it.
    /// - Throws: `ReadingError.noSuchPage` to anybody who may not review it.
    public func review(_ id: Identifier<Submission>, in filter: QueueFilter = QueueFilter(), for account: Account)
        async throws -> ReviewContents
    {
        let now = clock.now
        return try await read { connection in
            let grant = try ReviewAccess(connection: connection).require(.inspect, on: id, by: account)
            return try ReviewReading(connection: connection, account: account, now: now).contents(grant, filter)
        }
    }
}

private struct ReviewReading {
    let connection: any Connection
    let account: Account
    let now: Timestamp

    func contents(_ grant: ReviewAccess.Grant, _ filter: QueueFilter) throws -> ReviewContents {
        let submission = grant.submission
        let articles = ArticleStore(connection: connection)
        let publications = PublicationStore(connection: connection)
        guard let revision = try articles.revision(submission.revision),
            let card = try publications.card(grant.article.publication)
        else { throw ReadingError.noSuchPage }
        let filing = try SubmissionStore(connection: connection).filing(of: submission.revision) ?? Filing()
        let media = MediaRecordStore(connection: connection)
        let base = try submission.base.flatMap(articles.revision)
        let files = try media.used(by: revision.id)
        let channels = try ChannelStore(connection: connection).all()
        let neighbours = try QueueStore(connection: connection, account: account, now: now)
            .neighbours(of: submission, filter)
        let settings = SettingStore(connection: connection)
        let isPending = submission.effectedAt == nil && (submission.takesEffectAt.map { $0 > now } ?? false)
        return ReviewContents(
            submission: submission, article: grant.article, revision: revision, filing: filing, base: base,
            media: try base.map { files.merging(try media.used(by: $0.id)) { first, _ in first } } ?? files,
            publication: card, channel: channels.first { $0.id == filing.channel },
            record: try publications.record(of: card.publication),
            findings: try FindingStore(connection: connection).findings(of: submission.id),
            comments: try comments(on: submission.id),
            events: try SubmissionEventStore(connection: connection).events(of: submission.id),
            history: try history(of: submission), claimant: try name(submission.claimant(at: now)),
            isMine: submission.isClaimed(by: account.id, at: now), isOpen: submission.state == .inReview,
            decidedBy: try name(submission.decidedBy), isUndoable: isPending && submission.decidedBy == account.id,
            waitsForAnother: submission.state == .inReview && submission.approvedBy == account.id,
            previous: neighbours.previous, next: neighbours.next, policy: try settings.get(), channels: channels,
            settings: try settings.site())
    }

    private func comments(on id: Identifier<Submission>) throws -> [ReviewContents.Comment] {
        try ReviewCommentStore(connection: connection).comments(on: id).map { comment in
            ReviewContents.Comment(
                comment: comment, author: try name(comment.author) ?? "", isOwn: comment.author == account.id)
        }
    }

    private func history(of submission: Submission) throws -> [ReviewContents.Earlier] {
        try connection.rows(
            """
            SELECT * FROM submission WHERE article_id = \(submission.article) AND id <> \(submission.id)
            ORDER BY id DESC LIMIT 50
            """, Submission.init
        ).map { other in
            ReviewContents.Earlier(
                submission: other, decidedBy: try name(other.decidedBy),
                comments: try connection.value(
                    "SELECT count(*) FROM review_comment WHERE submission_id = \(other.id)") ?? 0)
        }
    }

    private func name(_ id: Identifier<Account>?) throws -> String? {
        guard let id else { return nil }
        return try connection.value("SELECT name FROM account WHERE id = \(id)")
    }
}
