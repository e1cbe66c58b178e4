public import Kernel
public import Storage

/// What one person has complained of (投诉). Those of one ground about one subject are answered together, as one case.
public struct Complaint: Hashable, Sendable {
    public let id: Identifier<Complaint>
    public let `case`: Identifier<ComplaintCase>
    public let statement: [ComplaintField: String]
    /// By whom, as far as their record goes; empty of those who have not said, or when it was erased.
    let complainant: String
    let account: Identifier<Account>?
    let email: EmailAddress?
    let language: Language
    public let isExempt: Bool
    /// It came from a trusted complainant.
    public let isTrusted: Bool
    public let receivedAt: Timestamp
    /// Since when the complainant owes an answer; `nil` when they owe none.
    public let askedAt: Timestamp?
    /// Since when nothing says any more who complained.
    public let erasedAt: Timestamp?

    init(row: Row) throws {
        id = try row["id"]
        `case` = try row["case_id"]
        statement = try StoredJSON.value(in: try row["statement"])
        complainant = try row["complainant"]
        account = try row["account_id"]
        email = try row["email"]
        language = Language(rawValue: try row["language"]) ?? .simplifiedChinese
        isExempt = try row["is_exempt"]
        isTrusted = try row["is_trusted"]
        receivedAt = try row["received_at"]
        askedAt = try row["asked_at"]
        erasedAt = try row["erased_at"]
    }
}

/// All complaints of one ground about one subject that came in within a time. They have one answer.
public struct ComplaintCase: Hashable, Sendable {
    public enum State: String, Sendable, CaseIterable {
        /// The receipt is sent; nobody has it yet.
        case received
        /// Every complainant was asked for what is missing.
        case incomplete
        /// An officer has it.
        case validated
        /// A measure was taken.
        case actioned
        /// It was not founded.
        case dismissed
        /// The measure was undone, after a counter-notice or an appeal.
        case restored
        /// Nobody answered.
        case closed

        /// It waits for somebody at the desk.
        public var isWaiting: Bool { self == .received || self == .validated }
        /// More complaints join it.
        public var isOpen: Bool { self == .received || self == .incomplete || self == .validated }
    }

    public let id: Identifier<ComplaintCase>
    public let ground: ComplaintGround
    public let kind: DecisionSubject.Kind
    /// These are `nil` once what they name is gone.
    public let publication: Identifier<Publication>?
    public let article: Identifier<Article>?
    public let comment: Identifier<Comment>?
    public let picture: ContentHash?
    /// What it said when the first complaint came in: of an article its revision, of others the text.
    public let revision: Identifier<Revision>?
    public let evidence: String
    public let state: State
    public let isTrusted: Bool
    public let receivedAt: Timestamp
    public let dueAt: Timestamp
    public let assignedTo: Identifier<Account>?
    public let decidedBy: Identifier<Account>?
    public let decidedAt: Timestamp?
    /// The decision that answers it.
    public let decision: Identifier<Decision>?
    /// Why it was not founded, as complainants read it.
    public let reason: String
    /// How many complaints it holds.
    public let count: Int

    /// A row of `columns`.
    init(row: Row) throws {
        id = try row["id"]
        ground = try row["ground"]
        kind = try row["subject"]
        publication = try row["publication_id"]
        article = try row["article_id"]
        comment = try row["comment_id"]
        picture = try row["picture"]
        revision = try row["revision_id"]
        evidence = try row["evidence"]
        state = try row["state"]
        isTrusted = try row["is_trusted"]
        receivedAt = try row["received_at"]
        dueAt = try row["due_at"]
        assignedTo = try row["assigned_to"]
        decidedBy = try row["decided_by"]
        decidedAt = try row["decided_at"]
        decision = try row["decision_id"]
        reason = try row["reason"]
        count = try row["complaints"]
    }

    static let columns: SQL = """
        complaint_case.*,
        (SELECT count(*) FROM complaint WHERE complaint.case_id = complaint_case.id) AS complaints
        """

    /// What it is about; `nil` once that is gone.
    public var about: DecisionSubject? {
        switch kind {
        case .article: article.map { .article($0) }
        case .comment: comment.map { .comment($0) }
        case .publication: publication.map { .publication($0) }
        }
    }

    /// As decisions name it.
    var notice: NoticeReference { NoticeReference(number: id.rawValue, receivedAt: receivedAt) }

    /// Its complaints were right, as far as is known.
    static let isFounded: SQL = """
        (complaint_case.state = 'actioned'
            OR complaint_case.state = 'closed' AND complaint_case.decision_id IS NOT NULL)
        """
    static let isUnfounded: SQL = "complaint_case.state IN ('dismissed', 'restored')"
    static let isWaiting: SQL = "complaint_case.state IN ('received', 'validated')"
    static let isOpen: SQL = "complaint_case.state IN ('received', 'incomplete', 'validated')"
}

/// What the desk and a complainant have written to each other.
public struct ComplaintMessage: Hashable, Sendable {
    public let text: String
    /// By the desk rather than the complainant.
    public let isByDesk: Bool
    public let createdAt: Timestamp

    init(row: Row) throws {
        text = try row["text"]
        isByDesk = try row["account_id"] as Identifier<Account>? != nil
        createdAt = try row["created_at"]
    }
}

extension ComplaintCase.State: SQLConvertible, SQLReadable {}
