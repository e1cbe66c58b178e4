public import Kernel
import Storage

/// The form in which a measure is ordered, with what one should know before.
public struct OrderingContents: Sendable {
    public let facts: SubjectFacts
    public let measures: [Measure]
    public let required: RequiredReasons
    public let policy: CreditPolicy
    public let credit: CreditScore
    /// About the same subject, the latest first.
    public let history: [CaseEntry]
    /// About anything of the same publication.
    public let ofPublication: [CaseEntry]
    public let chrome: Chrome
}

/// A decision in the history of a subject.
public struct CaseEntry: Sendable {
    public let decision: Decision
    public let decider: String?
    public let appeal: Appeal.State?
}

/// What similar cases came to: those of the last year in the same category, by measure, and how many an appeal has undone.
public struct SimilarCases: Sendable {
    public struct Line: Sendable {
        public let measure: Measure
        public let count: Int
        public let overturned: Int
    }

    public let category: DecisionCategory
    public let lines: [Line]
    public let latest: [PublicDecision]
}

/// The whole record of a decision, for the desk.
public struct CaseRecord: Sendable {
    public let decision: Decision
    public let facts: SubjectFacts?
    public let decider: String?
    public let appeal: Appeal?
    public let appellant: String?
    public let assignee: String?
    public let standing: DecisionStanding
    public let history: [CaseEntry]
    public let similar: SimilarCases
    public let consequences: [Decision]
    public let chrome: Chrome
}

/// A page of the desk's list of decisions.
public struct CaseList: Sendable {
    public struct Item: Sendable {
        public let entry: CaseEntry
        public let title: String
        public let publicationName: String
    }

    public let items: Page<Item>
    public let onlyInForce: Bool
    public let chrome: Chrome
}

extension Platform {
    /// - Throws: `ReadingError.noSuchPage`, `DecisionError.ownCase`, `AccessError.notAllowed`.
    public func ordering(on subject: DecisionSubject, for account: Account) async throws -> OrderingContents {
        let now = clock.now
        return try await read { connection in
            try DecisionAccess(connection: connection, now: now).requireOrder(on: subject, by: account)
            let facts = try SubjectStore(connection: connection).facts(subject)
            let cases = CaseStore(connection: connection, now: now)
            let settings = SettingStore(connection: connection)
            return OrderingContents(
                facts: facts, measures: Measure.all(of: subject.kind),
                required: RequiredReasons(try settings.site().jurisdiction), policy: try settings.get(),
                credit: try CreditStore(connection: connection).score(of: facts.publication.id),
                history: try cases.history(of: subject),
                ofPublication: subject.kind == .publication
                    ? try cases.entries("publication_id = \(facts.publication.id) AND subject <> 'publication'")
                    : [],
                chrome: try Chrome(connection))
        }
    }

    /// What cases of a category came to, for those who decide one.
    public func similarCases(_ category: DecisionCategory, for account: Account) async throws -> SimilarCases {
        guard account.isAdjudicator else { throw ReadingError.noSuchPage }
        let now = clock.now
        return try await read { try CaseStore(connection: $0, now: now).similar(to: category) }
    }

    /// - Throws: `ReadingError.noSuchPage`, `DecisionError.ownCase`.
    public func caseRecord(_ id: Identifier<Decision>, for account: Account) async throws -> CaseRecord {
        let now = clock.now
        return try await read { connection in
            let grant = try DecisionAccess(connection: connection, now: now).require(.inspect, on: id, by: account)
            let (decision, appeal) = (grant.decision, grant.appeal)
            let cases = CaseStore(connection: connection, now: now)
            return CaseRecord(
                decision: decision,
                facts: try SubjectStore(connection: connection).facts(of: decision),
                decider: try cases.name(decision.decidedBy), appeal: appeal,
                appellant: try cases.name(appeal?.appellant), assignee: try cases.name(appeal?.assignedTo),
                standing: grant.standing,
                history: try decision.about.map { try cases.history(of: $0).filter { $0.decision.id != id } } ?? [],
                similar: try cases.similar(to: decision.reasons.category, except: id),
                consequences: try DecisionStore(connection: connection).consequences(of: id),
                chrome: try Chrome(connection))
        }
    }

    /// Every decision, the latest first.
    /// - Throws: `ReadingError.noSuchPage` to those who take no measures and hear no appeals.
    public func cases(onlyInForce: Bool, page: Int, for account: Account) async throws -> CaseList {
        guard account.isAdjudicator else { throw ReadingError.noSuchPage }
        let now = clock.now
        return try await read { connection in
            let cases = CaseStore(connection: connection, now: now)
            let condition: SQL = onlyInForce ? "decision.ending IS NULL AND decision.measure <> 'warn'" : "1 = 1"
            let entries = try Page.requested(page) { try cases.entries(condition, limit: $0, offset: $1) }
            return CaseList(
                items: try entries.map { entry in
                    let facts = try SubjectStore(connection: connection).facts(of: entry.decision)
                    return CaseList.Item(
                        entry: entry, title: facts?.title ?? "", publicationName: facts?.publication.name ?? "")
                }, onlyInForce: onlyInForce, chrome: try Chrome(connection))
        }
    }
}

struct CaseStore {
    let connection: any Connection
    let now: Timestamp

    func name(_ account: Identifier<Account>?) throws -> String? {
        try account.flatMap { try connection.value("SELECT name FROM account WHERE id = \($0)") }
    }

    func history(of subject: DecisionSubject) throws -> [CaseEntry] { try entries(subject.condition) }

    /// The latest first.
    func entries(_ condition: SQL, limit: Int = 50, offset: Int = 0) throws -> [CaseEntry] {
        try connection.rows(
            """
            SELECT decision.*, account.name AS decider, appeal.state AS appeal_state FROM decision
            LEFT JOIN account ON account.id = decision.decided_by
            LEFT JOIN appeal ON appeal.decision_id = decision.id
            WHERE \(condition) ORDER BY decision.id DESC LIMIT \(limit) OFFSET \(offset)
            """
        ) { CaseEntry(decision: try Decision(row: $0), decider: try $0["decider"], appeal: try $0["appeal_state"]) }
    }

    func similar(to category: DecisionCategory, except id: Identifier<Decision>? = nil) throws -> SimilarCases {
        let isSimilar: SQL = """
            decision.category = \(category) AND decision.cause_id IS NULL AND decision.id <> \(id?.rawValue ?? 0)
            AND decision.decided_at >= \(now.adding(days: -365))
            """
        let lines = try connection.rows(
            """
            SELECT measure, count(*) AS number,
                CAST(sum(CASE WHEN ending = 'overturned' THEN 1 ELSE 0 END) AS \(.integer)) AS overturned
            FROM decision WHERE \(isSimilar) GROUP BY measure ORDER BY number DESC, measure
            """
        ) {
            SimilarCases.Line(
                measure: try $0["measure"], count: try $0["number"], overturned: try $0["overturned"])
        }
        let latest = try connection.rows(
            "SELECT * FROM decision WHERE \(isSimilar) ORDER BY id DESC LIMIT 5", Decision.init)
        return SimilarCases(
            category: category, lines: lines,
            latest: try latest.map { try PublicDecisionStore(connection: connection).published($0) })
    }
}
