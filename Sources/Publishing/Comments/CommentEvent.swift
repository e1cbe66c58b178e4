public import Kernel
import Storage

/// One step in the life of a comment: who did what, when and why. Rows are only ever added.
public struct CommentEvent: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        /// It waits for a moderator, for what the screening found.
        case held
        case edited, deleted
        case approved, featured, pinned, unmarked, hidden, restored, removed
        /// Its reports had no ground.
        case dismissed
    }

    public let kind: Kind
    /// `nil` for the program itself.
    public let account: Identifier<Account>?
    public let accountName: String?
    public let reason: CommentReason?
    /// What the moderator has added.
    public let note: String
    public let createdAt: Timestamp

    init(row: Row) throws {
        kind = try row["kind"]
        account = try row["account_id"]
        accountName = try row["account_name"]
        reason = CommentReason(rawValue: try row["reason"])
        note = try row["note"]
        createdAt = try row["created_at"]
    }
}

/// Why a comment is reported or taken down.
public enum CommentReason: String, Sendable, CaseIterable {
    case spam, abuse, hate, misinformation, privacy, illegal
    case offTopic = "off-topic"
    case other
}

struct CommentEventStore {
    let connection: any Connection

    func record(
        _ kind: CommentEvent.Kind, of comment: Identifier<Comment>, reason: CommentReason? = nil, note: String = "",
        by account: Identifier<Account>?, at time: Timestamp
    ) throws {
        try connection.execute(
            """
            INSERT INTO comment_event (id, comment_id, account_id, kind, reason, note, created_at)
            VALUES (\(Identifier<CommentEvent>.mint(at: time)), \(comment), \(account), \(kind),
                \(reason?.rawValue ?? ""), \(note), \(time))
            """)
    }

    /// The oldest first.
    func events(of comments: [Identifier<Comment>]) throws -> [Identifier<Comment>: [CommentEvent]] {
        let rows = try connection.rows(
            """
            SELECT comment_event.*, account.name AS account_name FROM comment_event
            LEFT JOIN account ON account.id = comment_event.account_id
            WHERE comment_event.comment_id IN \(list: comments) ORDER BY comment_event.id
            """
        ) { (try $0["comment_id"] as Identifier<Comment>, try CommentEvent(row: $0)) }
        return Dictionary(grouping: rows, by: \.0).mapValues { $0.map(\.1) }
    }
}
