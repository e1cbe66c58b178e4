public import Kernel
import Storage

/// One line of a publication's credit ledger. Lines are only ever added.
public struct CreditEntry: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        /// A decision takes points away.
        case fault
        /// A clean day of publishing gives some back.
        case cleanDay = "clean-day"
        /// A won appeal: the line it names counts no longer.
        case undone
    }

    public let id: Identifier<CreditEntry>
    public let kind: Kind
    public let fault: Fault?
    /// What it adds; less than nothing for a fault.
    public let points: Int
    public let decision: Identifier<Decision>?
    public let undoes: Identifier<CreditEntry>?
    /// The day that was clean.
    public let day: CalendarDay?
    public let createdAt: Timestamp

    init(row: Row) throws {
        id = try row["id"]
        kind = try row["kind"]
        fault = try row["fault"]
        points = try row["points"]
        decision = try row["decision_id"]
        undoes = try row["undoes_id"]
        day = try row["day"]
        createdAt = try row["created_at"]
    }
}

/// What a publication's credit comes to. This is the whole rule, and anyone can follow it with the public ledger: begin with
/// 100; go through the lines in order, leaving out those that were undone; add the points of each, and never go above 100.
/// What falls below nothing counts as nothing.
public struct CreditScore: Hashable, Sendable {
    public static let full = 100

    /// May be less than nothing.
    let sum: Int
    public var points: Int { max(0, sum) }

    /// - Parameter entries: the oldest first.
    public init(_ entries: some Sequence<CreditEntry>) {
        let entries = Array(entries)
        let undone = Set(entries.compactMap(\.undoes))
        sum = entries.reduce(Self.full) { sum, entry in
            undone.contains(entry.id) || entry.kind == .undone ? sum : min(Self.full, sum + entry.points)
        }
    }
}
