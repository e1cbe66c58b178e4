import Foundation
public import Kernel
import Storage

/// Somebody has asked that their account ends. Until it is due they keep it by signing in.
public struct Leaving: Hashable, Sendable {
    /// What becomes of what they said below articles.
    public enum Comments: String, Sendable, CaseIterable {
        /// They stay, without a name.
        case anonymised
        /// Their text goes; where others have answered, a trace stays.
        case removed
    }

    /// The time to think again.
    public static let days: Int64 = 14

    public let account: Identifier<Account>
    public let comments: Comments
    public let askedAt: Timestamp
    public let dueAt: Timestamp

    init(row: Row) throws {
        account = try row["account_id"]
        comments = Comments(rawValue: try row["comments"]) ?? .anonymised
        askedAt = try row["asked_at"]
        dueAt = try row["due_at"]
    }

    /// The date it is due, as ISO 8601 has it.
    func day(in zone: String) -> String {
        dueAt.date.formatted(Date.ISO8601FormatStyle(timeZone: TimeZone(identifier: zone) ?? .gmt).year().month().day())
    }
}

/// Why an account cannot end yet.
public enum LeavingError: ReadableError, Hashable {
    /// Publications have an owner: these are handed over or closed first.
    case ownsPublications([String])

    public var kind: ReadableErrorKind { .conflict }
    public var messageKey: String { "leaving_owns_publications" }
    public var messageArguments: [String: String] {
        switch self {
        case .ownsPublications(let names): ["publications": names.joined(separator: ", ")]
        }
    }
    public var description: String { "The account owns publications; hand them over or close them first." }
}

struct LeavingStore {
    let connection: any Connection

    func find(_ account: Identifier<Account>) throws -> Leaving? {
        try connection.first("SELECT * FROM leaving WHERE account_id = \(account)", Leaving.init)
    }

    func isLeaving(_ account: Identifier<Account>) throws -> Bool { try find(account) != nil }

    /// Asking twice changes nothing: the time runs from the first.
    /// - Returns: whether it was the first time.
    func insert(_ account: Identifier<Account>, comments: Leaving.Comments, at time: Timestamp) throws -> Bool {
        try connection.execute(
            """
            INSERT INTO leaving (account_id, comments, asked_at, due_at)
            VALUES (\(account), \(comments.rawValue), \(time), \(time.adding(days: Leaving.days)))
            ON CONFLICT (account_id) DO NOTHING
            """) == 1
    }

    /// - Returns: whether there was anything to take back, and nobody else was faster.
    func remove(_ account: Identifier<Account>) throws -> Bool {
        try connection.execute("DELETE FROM leaving WHERE account_id = \(account)") == 1
    }

    func due(at time: Timestamp, limit: Int) throws -> [Leaving] {
        try connection.rows(
            "SELECT * FROM leaving WHERE due_at <= \(time) ORDER BY due_at, account_id LIMIT \(limit)", Leaving.init)
    }
}
