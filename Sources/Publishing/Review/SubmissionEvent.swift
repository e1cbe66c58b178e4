public import Kernel
import Storage

/// What reviewers did with a submission that did not change the article's state. Rows are only ever added.
public struct SubmissionEvent: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        case claimed, released
        /// The machine has looked at it.
        case screened
        /// The first of two reviewers approved it.
        case approvedFirst = "approved-first"
        /// A decision was made, and takes effect when it can no longer be undone.
        case decided
        case undone
    }

    public let kind: Kind
    /// The name of the reviewer; `nil` for the program.
    public let by: String?
    public let detail: String
    public let at: Timestamp

    init(row: Row) throws {
        kind = try row["kind"]
        by = try row["name"]
        detail = try row["detail"]
        at = try row["created_at"]
    }
}

struct SubmissionEventStore {
    let connection: any Connection

    func record(
        _ kind: SubmissionEvent.Kind, of submission: Identifier<Submission>, detail: String = "",
        by account: Identifier<Account>?, at time: Timestamp
    ) throws {
        try connection.execute(
            """
            INSERT INTO submission_event (id, submission_id, account_id, kind, detail, created_at)
            VALUES (\(Identifier<SubmissionEvent>.mint(at: time)), \(submission), \(account), \(kind), \(detail),
                \(time))
            """)
    }

    func events(of submission: Identifier<Submission>) throws -> [SubmissionEvent] {
        try connection.rows(
            """
            SELECT submission_event.kind AS kind, submission_event.detail AS detail,
                submission_event.created_at AS created_at, account.name AS name
            FROM submission_event LEFT JOIN account ON account.id = submission_event.account_id
            WHERE submission_event.submission_id = \(submission) ORDER BY submission_event.id
            """, SubmissionEvent.init)
    }
}
