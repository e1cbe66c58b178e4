public import Kernel
import Storage

/// A person's request for a publication (入驻申请).
public struct JoiningApplication: Hashable, Sendable {
    public enum State: String, Sendable, CaseIterable {
        /// Being filled in, which may take as long as it likes.
        case draft
        /// Waits for a reviewer.
        case submitted
        /// A reviewer has taken it.
        case inReview = "in review"
        /// The applicant has been asked something.
        case needsInformation = "needs information"
        case rejected, approved
        /// Taken back by the applicant.
        case withdrawn

        /// A reviewer or the applicant has it to do with.
        public var isWaiting: Bool { self == .submitted || self == .inReview || self == .needsInformation }
        public var isOpen: Bool { self == .draft || isWaiting }
        public var isDecided: Bool { self == .rejected || self == .approved || self == .withdrawn }
    }

    public let id: Identifier<JoiningApplication>
    public let account: Identifier<Account>
    public let state: State
    public let form: ApplicationForm
    /// The cropped picture, made of `form.picture`.
    public let avatar: ContentHash?
    /// It was rejected, and an operator has said that this attempt does not count.
    public let isPardoned: Bool
    public let claimedBy: Identifier<Account>?
    /// What it was approved as.
    public let publication: Identifier<Publication>?
    public let createdAt: Timestamp
    public let modifiedAt: Timestamp
    public let submittedAt: Timestamp?
    public let decidedAt: Timestamp?

    init(row: Row) throws {
        id = try row["id"]
        account = try row["account_id"]
        state = try row["state"]
        avatar = try row["avatar"]
        isPardoned = try row["is_pardoned"]
        claimedBy = try row["claimed_by"]
        publication = try row["publication_id"]
        createdAt = try row["created_at"]
        modifiedAt = try row["modified_at"]
        submittedAt = try row["submitted_at"]
        decidedAt = try row["decided_at"]
        form = ApplicationForm(
            kind: try row["kind"], handle: try row["handle"], name: try row["name"], tagline: try row["tagline"],
            picture: try row["picture"], crop: AvatarCrop(stored: try row["crop"]), channel: try row["channel_id"],
            reason: try row["reason"], samples: try row["samples"])
    }

    /// A condition on `application` that goes with `State.isWaiting`.
    static let isWaiting: SQL = "application.state IN ('submitted', 'in review', 'needs information')"
    static let isOpen: SQL = "application.state IN ('draft', 'submitted', 'in review', 'needs information')"
}

/// One thing that happened to an application: by whom, when, and what was said.
public struct ApplicationEvent: Hashable, Sendable {
    public enum Kind: String, Sendable {
        case begun, submitted, claimed, asked, answered, approved, rejected, withdrawn
        /// An operator has allowed another attempt.
        case pardoned
        /// The proof documents are gone, as their time is over.
        case proofsDeleted = "proofs deleted"
    }

    public let id: Identifier<ApplicationEvent>
    public let kind: Kind
    /// A question, an answer or a reason; often empty.
    public let text: String
    /// `nil` for the program itself.
    public let account: Identifier<Account>?
    public let name: String?
    public let createdAt: Timestamp

    init(row: Row) throws {
        id = try row["id"]
        kind = try row["kind"]
        text = try row["text"]
        account = try row["account_id"]
        name = try row["name"]
        createdAt = try row["created_at"]
    }
}
