import Foundation
public import Kernel
import Storage

/// An author's objection to a decision (申诉). There is one against each, and a person who did not decide hears it.
public struct Appeal: Hashable, Sendable {
    public enum State: String, Sendable, CaseIterable {
        case open, assigned
        /// The decision stands.
        case upheld
        /// The decision is undone, with all that followed from it.
        case overturned

        public var isClosed: Bool { self == .upheld || self == .overturned }
    }

    public let id: Identifier<Appeal>
    public let decision: Identifier<Decision>
    public let appellant: Identifier<Account>
    public let body: String
    public let state: State
    public let createdAt: Timestamp
    public let assignedTo: Identifier<Account>?
    public let assignedAt: Timestamp?
    public let heardBy: Identifier<Account>?
    public let heardAt: Timestamp?
    /// Why it was decided so.
    public let reason: String

    public static let longestText = 5000

    init(row: Row) throws {
        id = try row["id"]
        decision = try row["decision_id"]
        appellant = try row["appellant_id"]
        body = try row["body"]
        state = try row["state"]
        createdAt = try row["created_at"]
        assignedTo = try row["assigned_to"]
        assignedAt = try row["assigned_at"]
        heardBy = try row["heard_by"]
        heardAt = try row["heard_at"]
        reason = try row["reason"]
    }
}

extension Decision {
    /// So many calendar months there is for an appeal.
    public static let appealMonths = 6

    /// An appeal must come in before.
    public var appealableUntil: Timestamp {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar.date(byAdding: .month, value: Self.appealMonths, to: decidedAt.date).map(Timestamp.init)
            ?? decidedAt
    }
}

struct AppealStore {
    let connection: any Connection

    func find(against decision: Identifier<Decision>) throws -> Appeal? {
        try connection.first("SELECT * FROM appeal WHERE decision_id = \(decision)", Appeal.init)
    }

    /// - Returns: whether nobody was faster.
    func insert(
        _ body: String, against decision: Identifier<Decision>, by account: Identifier<Account>, at time: Timestamp
    )
        throws -> Bool
    {
        try connection.execute(
            """
            INSERT INTO appeal (id, decision_id, appellant_id, body, state, created_at)
            VALUES (\(Identifier<Appeal>.mint(at: time)), \(decision), \(account), \(body), \(Appeal.State.open), \(time))
            ON CONFLICT (decision_id) DO NOTHING
            """) == 1
    }

    func assign(_ id: Identifier<Appeal>, to account: Identifier<Account>, at time: Timestamp) throws -> Bool {
        try connection.execute(
            """
            UPDATE appeal SET state = \(Appeal.State.assigned), assigned_to = \(account), assigned_at = \(time)
            WHERE id = \(id) AND state IN ('open', 'assigned')
            """) == 1
    }

    func close(
        _ id: Identifier<Appeal>, as state: Appeal.State, reason: String, by account: Identifier<Account>,
        at time: Timestamp
    ) throws -> Bool {
        try connection.execute(
            """
            UPDATE appeal SET state = \(state), reason = \(reason), heard_by = \(account), heard_at = \(time)
            WHERE id = \(id) AND state = \(Appeal.State.assigned) AND assigned_to = \(account)
            """) == 1
    }
}
