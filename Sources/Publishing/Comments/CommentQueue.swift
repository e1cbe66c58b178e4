public import Kernel
import Storage

/// A part of the comments that moderators look at.
public struct CommentFilter: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        /// Pending or reported.
        case waiting
        case pending, reported
        /// Readers see them, and the screening pointed something out.
        case noted
        case shown, hidden, removed

        var condition: SQL {
            switch self {
            case .waiting: "(comment.state = 'pending' OR comment.reports > 0)"
            case .pending: "comment.state = 'pending'"
            case .reported: "comment.reports > 0"
            case .noted: "\(Comment.isShown) AND comment.found <> ''"
            case .shown: Comment.isShown
            case .hidden: "comment.state = 'hidden'"
            case .removed: "comment.state = 'removed' AND comment.deleted_at IS NULL"
            }
        }

        /// What waits is worked off from its beginning; of the rest the newest comes first.
        var order: SQL {
            switch self {
            case .waiting, .pending, .reported: "comment.created_at, comment.id"
            case .noted, .shown, .hidden, .removed: "comment.created_at DESC, comment.id DESC"
            }
        }
    }

    public var kind: Kind

    public init(_ kind: Kind = .waiting) {
        self.kind = kind
    }
}

/// A comment with all that a moderator should know of it.
public struct ModeratedComment: Sendable {
    public struct Report: Hashable, Sendable {
        public let reason: CommentReason
        public let note: String
        public let createdAt: Timestamp
    }

    public let comment: Comment
    public let articleTitle: String
    public let handle: Handle
    public let publicationName: String
    /// The beginning of what it answers.
    public let answered: String?
    /// Who reported is not said to anybody.
    public let reports: [Report]
    public let events: [CommentEvent]
    public let actions: Set<CommentAction>
}

/// The comments of the site, or of one publication, for those who look after them.
public struct CommentQueue: Sendable {
    public let filter: CommentFilter
    public let items: Page<ModeratedComment>
    public let counts: [CommentFilter.Kind: Int]
    public let chrome: Chrome
}

extension Platform {
    /// - Throws: `ReadingError.noSuchPage` to anybody but reviewers and operators.
    public func commentQueue(_ filter: CommentFilter, page: Int, for account: Account) async throws -> CommentQueue {
        guard account.isReviewer else { throw ReadingError.noSuchPage }
        return try await read { connection in
            try CommentQueueStore(connection: connection, account: account).queue(filter, page: page)
        }
    }

    /// How many comments wait for the desk; 0 for anybody else.
    public func waitingComments(for account: Account) async throws -> Int {
        guard account.isReviewer else { return 0 }
        return try await read { try CommentQueueStore(connection: $0, account: account).count(.waiting) }
    }

    /// - Throws: `ReadingError.noSuchPublication` to those who do not belong to it, `AccessError.notAllowed` to members
    ///   who do not decide for it.
    public func commentQueue(
        of handle: Handle, _ filter: CommentFilter, page: Int, for account: Account
    ) async throws -> CommentQueue {
        try await read { connection in
            let grant = try PublicationAccess(connection: connection).require(.view, on: handle, by: account)
            guard grant.standing.decidesForPublication else { throw AccessError.notAllowed }
            return try CommentQueueStore(connection: connection, account: account, publication: grant.publication.id)
                .queue(filter, page: page)
        }
    }
}

struct CommentQueueStore {
    let connection: any Connection
    let account: Account
    /// `nil` for the whole site.
    var publication: Identifier<Publication>?

    private var scope: SQL {
        guard let publication else { return "1 = 1" }
        return "article.publication_id = \(publication)"
    }

    private static let tables: SQL = "\(Comment.tables) JOIN article ON article.id = comment.article_id"

    func count(_ kind: CommentFilter.Kind) throws -> Int {
        try connection.value("SELECT count(*) FROM \(Self.tables) WHERE \(scope) AND \(kind.condition)") ?? 0
    }

    func queue(_ filter: CommentFilter, page: Int) throws -> CommentQueue {
        let found = try Page.requested(page) { limit, offset in
            try connection.rows(
                """
                SELECT \(Comment.columns), revision.title AS title, publication.handle AS handle,
                    publication.name AS publication_name, answered.body AS answered
                FROM \(Self.tables)
                JOIN publication ON publication.id = article.publication_id
                LEFT JOIN revision ON revision.id = article.revision_id
                LEFT JOIN comment answered ON answered.id = coalesce(comment.answers_id, comment.parent_id)
                WHERE \(scope) AND \(filter.kind.condition)
                ORDER BY \(filter.kind.order) LIMIT \(limit) OFFSET \(offset)
                """
            ) { row in
                (
                    comment: try Comment(row: row), title: try row["title"] as String? ?? "",
                    handle: try row["handle"] as Handle, name: try row["publication_name"] as String,
                    answered: try row["answered"] as String?
                )
            }
        }
        let ids = found.items.map(\.comment.id)
        let events = try CommentEventStore(connection: connection).events(of: ids)
        let reports = try self.reports(about: ids)
        let kinds: [CommentFilter.Kind] = [.waiting, .pending, .reported, .noted, .hidden, .removed]
        let counts = try kinds.map { ($0, try count($0)) }
        return CommentQueue(
            filter: filter,
            items: try found.map { item in
                ModeratedComment(
                    comment: item.comment, articleTitle: item.title, handle: item.handle, publicationName: item.name,
                    answered: item.answered, reports: reports[item.comment.id] ?? [],
                    events: events[item.comment.id] ?? [], actions: try actions(on: item.comment))
            }, counts: Dictionary(counts) { first, _ in first }, chrome: try Chrome(connection))
    }

    private func reports(
        about ids: [Identifier<Comment>]
    ) throws -> [Identifier<Comment>: [ModeratedComment.Report]] {
        let rows = try connection.rows(
            """
            SELECT comment_id, reason, note, created_at FROM comment_report
            WHERE comment_id IN \(list: ids) AND settled_at IS NULL ORDER BY created_at, account_id
            """
        ) { row in
            (
                try row["comment_id"] as Identifier<Comment>,
                ModeratedComment.Report(
                    reason: CommentReason(rawValue: try row["reason"]) ?? .other, note: try row["note"],
                    createdAt: try row["created_at"])
            )
        }
        return Dictionary(grouping: rows, by: \.0).mapValues { $0.map(\.1) }
    }

    private func actions(on comment: Comment) throws -> Set<CommentAction> {
        guard comment.deletedAt == nil, let standing = try Standing.of(account, to: comment, connection) else {
            return []
        }
        return Set(
            CommentAction.allCases.filter { action in
                guard standing.allows(action, in: comment.state) else { return false }
                return switch action {
                case .pin: comment.parent == nil
                case .dismiss: comment.reports > 0
                default: true
                }
            })
    }
}
