public import Kernel
import Storage

/// Why a moderator does something, as it is written down and told to who wrote the comment.
public struct CommentGround: Hashable, Sendable {
    public let reason: CommentReason?
    public let note: String

    /// - Throws: `CommentError.noteTooLong`.
    public init(_ reason: CommentReason? = nil, note: String = "") throws(CommentError) {
        guard note.count <= CommentError.maximumNote else { throw .noteTooLong(CommentError.maximumNote) }
        self.reason = reason
        self.note = note.trimmed
    }
}

extension Platform {
    /// So many comments of one article stand above all others.
    public static let maximumPinned = 5

    /// Does one of the actions of those who look after a conversation.
    /// - Throws: `CommentError`, `AccessError`.
    public func moderate(
        _ id: Identifier<Comment>, _ action: CommentAction, _ ground: CommentGround, by account: Account
    ) async throws {
        let now = clock.now
        guard let step = CommentStep(action) else { throw AccessError.notAllowed }
        let article = try await self.article(ofComment: id)
        try await write(shownOn: article) { connection in
            let ordering = CommentOrdering(connection: connection, now: now)
            if account.isReviewer { try ordering.lock(id) }
            let grant = try CommentAccess(connection: connection).require(action, on: id, by: account, isLocked: true)
            // What is taken down is not sent for another second while its page is made anew.
            if action.takesDown { try connection.countSiteChange() }
            if step.needsReason && ground.reason == nil { throw CommentError.reasonMissing }
            let comment = grant.comment
            let store = CommentStore(connection: connection)
            if grant.standing.isImpartialReviewer {
                if let measure = step.measure { return try ordering.order(measure, on: comment, ground, by: account) }
                if action == .restore, try ordering.lift(comment, ground, by: account) { return }
            }
            if action == .pin {
                guard comment.parent == nil else { throw CommentError.notPinnable }
                guard try store.pinned(of: article) < Self.maximumPinned else {
                    throw CommentError.tooManyPinned(Self.maximumPinned)
                }
            }
            if let state = step.state { try store.move(comment, to: state, at: now) }
            if step.settlesReports { try store.settleReports(about: id, at: now) }
            try CommentEventStore(connection: connection).record(
                step.event, of: id, reason: ground.reason, note: ground.note, by: account.id, at: now)
            let notices = CommentNotices(connection: connection, now: now)
            if step.state?.isShown == true, comment.shownAt == nil { try notices.tellOfNew(comment) }
            if let kind = step.told {
                try notices.tellAuthor(kind, of: comment, reason: ground.reason, note: ground.note, by: account.id)
            }
        }
    }

    /// Opens or closes the comments below one article, in its working copy too.
    /// - Throws: `AccessError` to those who do not look after the publication's conversations, `ReadingError`.
    public func setComments(
        _ policy: Filing.CommentPolicy, of article: Identifier<Article>, by account: Account
    ) async throws {
        let now = clock.now
        try await write(shownOn: article) { connection in
            let drafts = DraftStore(connection: connection)
            try drafts.lock(article)
            guard let found = try ArticleStore(connection: connection).find(article), found.isReadable,
                let standing = try Standing.of(account, for: article, connection)
            else { throw ReadingError.noSuchArticle }
            guard standing.decidesForPublication, standing.moderates else { throw AccessError.notAllowed }
            guard try CommentStore(connection: connection).policy(of: article) != policy else { return }
            try connection.execute("UPDATE article SET comments = \(policy.rawValue) WHERE id = \(article)")
            if let draft = try drafts.find(article), draft.content.filing.comments != policy {
                var content = draft.content
                content.filing.comments = policy
                _ = try drafts.advance(content, of: article, base: draft.version, by: account.id, at: now)
            }
            try ArticleStore(connection: connection).record(
                article, state: found.state, restriction: found.restriction, by: account.id,
                reason: "comments: \(policy.rawValue)", at: now)
        }
    }
}

/// What a moderator's action does to a comment.
private struct CommentStep {
    let event: CommentEvent.Kind
    var state: Comment.State?
    var needsReason = false
    var settlesReports = false
    /// What its author is told.
    var told: UserNotification.Kind?

    /// What it is when the desk does it.
    var measure: Measure? {
        switch event {
        case .hidden: .hide
        case .removed: .remove
        default: nil
        }
    }

    init?(_ action: CommentAction) {
        switch action {
        case .approve: self.init(event: .approved, state: .visible)
        case .feature: self.init(event: .featured, state: .featured, told: .commentFeatured)
        case .pin: self.init(event: .pinned, state: .pinned, told: .commentFeatured)
        case .unmark: self.init(event: .unmarked, state: .visible)
        case .hide:
            self.init(
                event: .hidden, state: .hidden, needsReason: true, settlesReports: true, told: .commentTakenDown)
        case .remove:
            self.init(
                event: .removed, state: .removed, needsReason: true, settlesReports: true, told: .commentTakenDown)
        case .restore: self.init(event: .restored, state: .visible)
        case .dismiss: self.init(event: .dismissed, settlesReports: true)
        case .read, .reply, .like, .report, .edit, .delete: return nil
        }
    }

    private init(
        event: CommentEvent.Kind, state: Comment.State? = nil, needsReason: Bool = false, settlesReports: Bool = false,
        told: UserNotification.Kind? = nil
    ) {
        self.event = event
        self.state = state
        self.needsReason = needsReason
        self.settlesReports = settlesReports
        self.told = told
    }
}
