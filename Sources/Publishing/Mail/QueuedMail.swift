public import Kernel
import Storage

/// A mail that waits to be sent, is being tried again, or was given up. It says what is to be written, not in which words,
/// and holds no key: those are made when it is sent.
public struct QueuedMail: Sendable {
    public let id: Identifier<QueuedMail>
    public let recipient: EmailAddress
    public let kind: String
    /// How often sending was begun.
    public let attempts: Int
    public let createdAt: Timestamp
    /// When it is tried next; `nil` when it was sent or given up.
    public let dueAt: Timestamp?
    /// What went wrong last; empty when nothing did.
    public let problem: String
    let language: Language
    let arguments: [String: String]
    let path: String

    /// The pauses after each failure, in seconds: 1 and 5 minutes, half an hour, 2 and 12 hours.
    static let pauses: [Int64] = [60, 300, 1800, 7200, 43_200]

    init(row: Row) throws {
        id = try row["id"]
        recipient = try row["recipient"]
        kind = try row["kind"]
        attempts = try row["attempts"]
        createdAt = try row["created_at"]
        dueAt = try row["due_at"]
        problem = try row["problem"]
        language = Language(rawValue: try row["language"]) ?? .simplifiedChinese
        arguments = try StoredJSON.value(in: try row["arguments"])
        path = try row["path"]
    }
}

/// What a mail says, ready to be put into words.
public struct Letter: Sendable {
    public enum Kind: Sendable, Hashable {
        case account(AccountMail)
        case notification(UserNotification.Kind)
        case digest(Digest.Frequency)
        case complaint(ComplaintMail)
    }

    public let id: Identifier<QueuedMail>
    public let recipient: EmailAddress
    public let language: Language
    public let kind: Kind
    /// Fill the placeholders of its words.
    public let arguments: [String: String]
    /// Where its link leads; with a key in it, which must not be logged.
    public let path: String
    public let writtenAt: Timestamp
    /// What is new, the newest first.
    public var articles: [ArticleCard] = []
    /// There is more than the letter shows.
    public var hasMore = false
    /// Ends this kind of letter with one click.
    public var unsubscribing: DigestToken?
}
