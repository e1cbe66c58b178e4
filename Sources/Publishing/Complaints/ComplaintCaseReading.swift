import Document
public import Kernel
import Storage

/// The whole of a case, for whoever handles it.
public struct ComplaintCaseRecord: Sendable {
    public struct Entry: Sendable {
        public let complaint: Complaint
        public let messages: [ComplaintMessage]
        public let documents: [ComplaintDocument]
        /// How the complainant's complaints of the last half year have ended; `nil` of those who have not said who they are.
        public let record: ComplaintRecord?
        /// Most of theirs were unfounded.
        public let isAbusive: Bool
        /// Whether they were signed in, so that nobody else can have used their address.
        public let isSignedIn: Bool
    }

    public let `case`: ComplaintCase
    public let facts: SubjectFacts?
    /// What an article says now is not what was complained of.
    public let hasChanged: Bool
    /// What the article said when the first complaint came in.
    public let evidence: RevisionEvidence?
    public let entries: [Entry]
    public let counterNotice: CounterNotice?
    public let assignee: String?
    public let decider: String?
    public let decision: Decision?
    public let publicationRecord: ComplaintRecord?
    /// How cases of the same ground have ended in a year.
    public let groundRecord: ComplaintRecord?
    public let similar: SimilarCases
    /// What was decided about the subject before.
    public let history: [CaseEntry]
    /// Those that could be the answer.
    public let inForce: [Decision]
    /// Other cases about the same subject, the latest first.
    public let others: [ComplaintCase]
    public let standing: ComplaintStanding
    public let isLate: Bool
    public let chrome: Chrome
}

/// A revision's words, as they were.
public struct RevisionEvidence: Sendable {
    public let title: String
    public let text: String
}

extension Platform {
    /// - Throws: `ReadingError.noSuchPage`, `ComplaintError.ownCase`.
    public func complaintCase(_ id: Identifier<ComplaintCase>, for account: Account) async throws
        -> ComplaintCaseRecord
    {
        let now = clock.now
        return try await read { connection in
            let grant = try ComplaintAccess(connection: connection)
                .require(.inspect, on: id, by: account, changes: false)
            return try ComplaintCaseReading(connection: connection, now: now).record(grant.case, grant.standing)
        }
    }

    /// What a form in which a measure is ordered needs to know of the case it answers.
    /// - Throws: `ReadingError.noSuchPage`, `ComplaintError`.
    public func answerableComplaint(_ id: Identifier<ComplaintCase>, for account: Account) async throws
        -> ComplaintCase
    {
        try await read { connection in
            try ComplaintAccess(connection: connection).require(.act, on: id, by: account, changes: false).case
        }
    }
}

private struct ComplaintCaseReading {
    let connection: any Connection
    let now: Timestamp

    func record(_ found: ComplaintCase, _ standing: ComplaintStanding) throws -> ComplaintCaseRecord {
        let store = ComplaintStore(connection: connection)
        let cases = CaseStore(connection: connection, now: now)
        var facts: SubjectFacts?
        if let about = found.about { facts = try? SubjectStore(connection: connection).facts(about) }
        let live: Identifier<Revision>? = try found.article.flatMap {
            try connection.value("SELECT revision_id FROM article WHERE id = \($0)")
        }
        let evidence = try found.revision.flatMap { try ArticleStore(connection: connection).revision($0) }
        return ComplaintCaseRecord(
            case: found, facts: facts, hasChanged: found.revision != nil && live != found.revision,
            evidence: evidence.map {
                RevisionEvidence(title: $0.content.title, text: PlainTextWriter.write($0.content.document))
            },
            entries: try entries(of: found),
            counterNotice: try CounterNoticeStore(connection: connection).find(found.id),
            assignee: try cases.name(found.assignedTo), decider: try cases.name(found.decidedBy),
            decision: try found.decision.flatMap { try DecisionStore(connection: connection).find($0) },
            publicationRecord: try found.publication.flatMap {
                try ComplaintRecords(connection: connection).publication($0)
            },
            groundRecord: try ComplaintRecords(connection: connection)
                .ground(found.ground, since: now.adding(days: -365)),
            similar: try cases.similar(to: found.ground.category),
            history: try found.about.map { try cases.history(of: $0) } ?? [], inForce: try inForce(found),
            others: try others(found, store), standing: standing,
            isLate: found.state.isWaiting && found.dueAt <= now, chrome: try Chrome(connection))
    }

    private func entries(of found: ComplaintCase) throws -> [ComplaintCaseRecord.Entry] {
        let store = ComplaintStore(connection: connection)
        let policy: ComplaintPolicy = try SettingStore(connection: connection).get()
        return try store.complaints(of: found.id, limit: 50).map { complaint in
            let record = try ComplaintRecords(connection: connection)
                .complainant(complaint.complainant, since: now.adding(days: -182))
            return ComplaintCaseRecord.Entry(
                complaint: complaint, messages: try store.messages(of: complaint.id),
                documents: try ComplaintDocumentStore(connection: connection).all(of: complaint.id), record: record,
                isAbusive: record?.isAbusive(policy) ?? false, isSignedIn: complaint.account != nil)
        }
    }

    private func inForce(_ found: ComplaintCase) throws -> [Decision] {
        guard found.state.isOpen, let about = found.about else { return [] }
        let store = DecisionStore(connection: connection)
        let ofPublication = try found.publication.map { try store.inForce(on: .publication($0)) } ?? []
        return try store.inForce(on: about) + (about.kind == .publication ? [] : ofPublication)
    }

    private func others(_ found: ComplaintCase, _ store: ComplaintStore) throws -> [ComplaintCase] {
        guard let about = found.about else { return [] }
        let same: SQL =
            switch about {
            case .article(let id): "complaint_case.subject = 'article' AND complaint_case.article_id = \(id)"
            default: ComplaintSubject(about).condition
            }
        return try store.cases("\(same) AND complaint_case.id <> \(found.id)", limit: 20)
    }
}
