import Kernel
import Storage

/// A part of what waits for review.
public struct QueueFilter: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        /// To be published, for the first time.
        case before
        /// Of something readers have.
        case update
        /// Published already.
        case after
        /// The screening asks for a person.
        case held
        /// Approved by the first of two.
        case second
        /// Claimed by oneself.
        case mine
    }

    public enum Age: String, Sendable, CaseIterable {
        case hour, day, week

        var seconds: Int64 {
            switch self {
            case .hour: 3600
            case .day: 86_400
            case .week: 7 * 86_400
            }
        }
    }

    public var kind: Kind?
    public var channel: Slug?
    public var publication: Handle?
    /// Only what has waited so long.
    public var age: Age?

    public init(kind: Kind? = nil, channel: Slug? = nil, publication: Handle? = nil, age: Age? = nil) {
        self.kind = kind
        self.channel = channel
        self.publication = publication
        self.age = age
    }

    /// A condition on `submission`, `publication` and `channel`.
    func condition(for account: Account, at time: Timestamp) -> SQL {
        var condition: SQL = "1 = 1"
        switch kind {
        case nil: break
        case .before: condition = "submission.is_after = 0 AND submission.is_update = 0"
        case .update: condition = "submission.is_update = 1"
        case .after: condition = "submission.is_after = 1"
        case .held: condition = "submission.is_held = 1"
        case .second: condition = "submission.approved_by IS NOT NULL"
        case .mine: condition = "submission.claimed_by = \(account.id) AND submission.claimed_until > \(time)"
        }
        if let channel { condition = "\(condition) AND channel.slug = \(channel)" }
        if let publication { condition = "\(condition) AND publication.handle = \(publication)" }
        if let age { condition = "\(condition) AND submission.submitted_at <= \(time.adding(seconds: -age.seconds))" }
        return condition
    }
}
