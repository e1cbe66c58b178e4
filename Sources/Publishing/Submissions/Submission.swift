public import Kernel
import Storage

/// A revision on its way to the readers: what is screened, reviewed and decided.
public struct Submission: Hashable, Sendable {
    public enum State: String, Sendable, CaseIterable {
        /// Waits for the machine.
        case submitted
        case screening
        /// Waits for a reviewer, or is with one.
        case inReview = "in review"
        case changesRequested = "changes requested"
        case rejected
        /// Approved, waiting for its time; the undo period is such a time.
        case approved
        case published
        /// Taken back by its authors.
        case recalled
    }

    public let id: Identifier<Submission>
    public let article: Identifier<Article>
    public let revision: Identifier<Revision>
    public let state: State
    /// Readers have an earlier revision of it.
    public let isUpdate: Bool
    /// It was published at once, and is reviewed after.
    public let isAfter: Bool
    /// Something the screening found asks for a person before publication.
    public let isHeld: Bool
    /// What readers had when it was submitted, which it is compared with.
    public let base: Identifier<Revision>?
    public let submittedBy: Identifier<Account>?
    public let submittedAt: Timestamp
    public let claimedBy: Identifier<Account>?
    public let claimedUntil: Timestamp?
    /// The first of two reviewers.
    public let approvedBy: Identifier<Account>?
    public let decidedBy: Identifier<Account>?
    public let decidedAt: Timestamp?
    /// When the decision has its effect; until then it can be taken back.
    public let takesEffectAt: Timestamp?
    /// When the decision had its effect.
    public let effectedAt: Timestamp?
    /// Shown above the article when it was approved with a label.
    public let label: String?
    /// Why it was rejected, or what is to be changed.
    public let reason: String

    init(row: Row) throws {
        id = try row["id"]
        article = try row["article_id"]
        revision = try row["revision_id"]
        state = try row["state"]
        isUpdate = try row["is_update"] as Int == 1
        isAfter = try row["is_after"] as Int == 1
        isHeld = try row["is_held"] as Int == 1
        base = try row["base_id"]
        submittedBy = try row["submitted_by"]
        submittedAt = try row["submitted_at"]
        claimedBy = try row["claimed_by"]
        claimedUntil = try row["claimed_until"]
        approvedBy = try row["approved_by"]
        decidedBy = try row["decided_by"]
        decidedAt = try row["decided_at"]
        takesEffectAt = try row["takes_effect_at"]
        effectedAt = try row["effected_at"]
        label = try row["label"]
        reason = try row["reason"]
    }
}
