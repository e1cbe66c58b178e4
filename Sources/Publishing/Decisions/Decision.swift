public import Kernel
public import Storage

/// One measure of the platform with its reasons (决定). The author's statement, the public record, the credit and the
/// appeal all come from it. Only its end is ever added to it.
public struct Decision: Hashable, Sendable {
    /// How a measure ended.
    public enum Ending: String, Sendable, CaseIterable {
        /// Its time was over.
        case expired
        /// The platform ended it early.
        case lifted
        /// Undone by an appeal or a counter-notice.
        case overturned
    }

    public let id: Identifier<Decision>
    public let subject: DecisionSubject.Kind
    /// These are `nil` once what they name is gone.
    public let publication: Identifier<Publication>?
    public let article: Identifier<Article>?
    public let comment: Identifier<Comment>?
    public let order: MeasureOrder
    public let reasons: DecisionReasons
    /// Who decided; `nil` for the program.
    public let decidedBy: Identifier<Account>?
    public let decidedAt: Timestamp
    /// The decision that this one follows from, such as a mute from lost credit.
    public let cause: Identifier<Decision>?
    public let points: Int
    public let contentDate: Timestamp
    public let content: Set<SubjectFacts.ContentKind>
    public let language: String
    public let ending: Ending?
    public let endedAt: Timestamp?
    public let endingReason: String
    /// What its subject was before, where that is a state.
    let stateBefore: String?

    public var measure: Measure { order.measure }
    public var isInForce: Bool { ending == nil }
    public var isByMachine: Bool { decidedBy == nil }
    public var path: String { "/decisions/\(id)" }

    init(row: Row) throws {
        id = try row["id"]
        subject = try row["subject"]
        publication = try row["publication_id"]
        article = try row["article_id"]
        comment = try row["comment_id"]
        order = try MeasureOrder(row: row)
        reasons = try DecisionReasons(row: row)
        decidedBy = try row["decided_by"]
        decidedAt = try row["decided_at"]
        cause = try row["cause_id"]
        points = try row["points"]
        contentDate = try row["content_date"]
        content = Set(
            (try row["content"] as String).split(separator: " ").compactMap {
                SubjectFacts.ContentKind(rawValue: String($0))
            })
        language = try row["language"]
        ending = try row["ending"]
        endedAt = try row["ended_at"]
        endingReason = try row["ending_reason"]
        stateBefore = try row["state_before"]
    }

    /// What it is about; `nil` once that is gone.
    public var about: DecisionSubject? {
        switch subject {
        case .article: article.map { .article($0) }
        case .comment: comment.map { .comment($0) }
        case .publication: publication.map { .publication($0) }
        }
    }
}

extension MeasureOrder {
    fileprivate init(row: Row) throws {
        measure = try row["measure"]
        label = try row["label"]
        keepsArticles = try row["keeps_articles"]
        endsAt = try row["ends_at"]
    }
}

extension DecisionReasons {
    fileprivate init(row: Row) throws {
        self.init(
            ground: try row["ground"], rule: try row["rule"], explanation: try row["explanation"],
            category: try row["category"], facts: try row["facts"], fault: try row["fault"])
        source = try row["source"]
        isDetectedAutomatically = try row["is_detected"]
        automation = try row["automation"]
        if let number: Int64 = try row["notice_id"], let received: Timestamp = try row["notified_at"] {
            notice = NoticeReference(number: number, receivedAt: received)
        }
    }
}

extension Measure: SQLConvertible, SQLReadable {}
extension DecisionSubject.Kind: SQLConvertible, SQLReadable {}
extension DecisionReasons.Ground: SQLConvertible, SQLReadable {}
extension DecisionReasons.Source: SQLConvertible, SQLReadable {}
extension DecisionReasons.Automation: SQLConvertible, SQLReadable {}
extension DecisionCategory: SQLConvertible, SQLReadable {}
extension Decision.Ending: SQLConvertible, SQLReadable {}
extension Fault: SQLConvertible, SQLReadable {}
extension Appeal.State: SQLConvertible, SQLReadable {}
extension CreditEntry.Kind: SQLConvertible, SQLReadable {}
