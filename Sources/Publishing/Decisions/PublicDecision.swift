public import Kernel
import Storage

/// A decision as everybody may read it: what, why, on which ground, by whom – person or program –, and what became of it;
/// without a name, an address or a title.
public struct PublicDecision: Hashable, Sendable {
    public let id: Identifier<Decision>
    public let subject: DecisionSubject.Kind
    public let measure: Measure
    public let ground: DecisionReasons.Ground
    public let rule: String
    public let explanation: String
    public let category: DecisionCategory
    public let facts: String
    public let source: DecisionReasons.Source
    public let isDetectedAutomatically: Bool
    public let automation: DecisionReasons.Automation
    public let isByMachine: Bool
    public let fault: Fault?
    public let points: Int
    public let decidedAt: Timestamp
    public let endsAt: Timestamp?
    public let ending: Decision.Ending?
    public let endedAt: Timestamp?
    public let appeal: Appeal.State?
    public let appealedAt: Timestamp?
    public let heardAt: Timestamp?
    /// Of the appeal, where it was heard.
    public let outcome: String
    /// The decision it follows from.
    public let cause: Identifier<Decision>?

    public var path: String { "/decisions/\(id)" }
    public var isInForce: Bool { ending == nil }

    init(_ decision: Decision, _ appeal: Appeal?, _ redaction: Redaction) {
        id = decision.id
        subject = decision.subject
        measure = decision.measure
        ground = decision.reasons.ground
        rule = redaction(decision.reasons.rule)
        explanation = redaction(decision.reasons.explanation)
        category = decision.reasons.category
        facts = redaction(decision.reasons.facts)
        source = decision.reasons.source
        isDetectedAutomatically = decision.reasons.isDetectedAutomatically
        automation = decision.reasons.automation
        isByMachine = decision.isByMachine
        fault = decision.reasons.fault
        points = decision.points
        decidedAt = decision.decidedAt
        endsAt = decision.order.endsAt
        ending = decision.ending
        endedAt = decision.endedAt
        self.appeal = appeal?.state
        appealedAt = appeal?.createdAt
        heardAt = appeal?.heardAt
        outcome = appeal?.state.isClosed == true ? redaction(appeal?.reason ?? "") : ""
        cause = decision.cause
    }
}

/// A page of the public record.
public struct PublicDecisions: Sendable {
    public let decisions: Page<PublicDecision>
    public let ground: DecisionReasons.Ground?
    public let measure: Measure?
    public let total: Int
    public let chrome: Chrome
}

struct PublicDecisionStore {
    let connection: any Connection

    func find(_ id: Identifier<Decision>) throws -> PublicDecision? {
        try DecisionStore(connection: connection).find(id).map(published)
    }

    func published(_ decision: Decision) throws -> PublicDecision {
        PublicDecision(
            decision, try AppealStore(connection: connection).find(against: decision.id), try redaction(of: decision))
    }

    /// Everybody whom a text about this decision may name.
    func redaction(of decision: Decision) throws -> Redaction {
        var names: [String] = []
        if let publication = decision.publication {
            names += try connection.rows(
                """
                SELECT account.name AS name, account.email AS email FROM membership
                JOIN account ON account.id = membership.account_id WHERE membership.publication_id = \(publication)
                """
            ) { [try $0["name"], try $0["email"]] }.flatMap { $0 }
            if let found = try PublicationStore(connection: connection).find(publication) {
                names += [found.name, "@\(found.handle)"]
            }
        }
        if let comment = try decision.comment.flatMap(CommentStore(connection: connection).find) {
            names.append(comment.authorName)
        }
        return Redaction(names: names)
    }

    /// The latest first.
    func page(
        _ number: Int, ground: DecisionReasons.Ground?, measure: Measure?
    ) throws -> Page<PublicDecision> {
        let condition = Self.condition(ground, measure)
        return try Page.requested(number) { limit, offset in
            try connection.rows(
                "SELECT * FROM decision WHERE \(condition) ORDER BY id DESC LIMIT \(limit) OFFSET \(offset)",
                Decision.init)
        }.map(published)
    }

    func count(ground: DecisionReasons.Ground?, measure: Measure?) throws -> Int {
        try connection.value("SELECT count(*) FROM decision WHERE \(Self.condition(ground, measure))") ?? 0
    }

    private static func condition(_ ground: DecisionReasons.Ground?, _ measure: Measure?) -> SQL {
        var conditions: [SQL] = ["1 = 1"]
        if let ground { conditions.append("ground = \(ground)") }
        if let measure { conditions.append("measure = \(measure)") }
        return conditions.joined(separator: " AND ")
    }
}

extension Platform {
    /// - Throws: `ReadingError.noSuchPage` beyond the last page.
    public func publicDecisions(
        ground: DecisionReasons.Ground? = nil, measure: Measure? = nil, page: Int
    ) async throws -> PublicDecisions {
        try await read { connection in
            let store = PublicDecisionStore(connection: connection)
            return PublicDecisions(
                decisions: try store.page(page, ground: ground, measure: measure), ground: ground, measure: measure,
                total: try store.count(ground: ground, measure: measure), chrome: try Chrome(connection))
        }
    }

    /// - Throws: `ReadingError.noSuchPage`.
    public func publicDecision(_ id: Identifier<Decision>) async throws -> (decision: PublicDecision, chrome: Chrome) {
        try await read { connection in
            guard let decision = try PublicDecisionStore(connection: connection).find(id) else {
                throw ReadingError.noSuchPage
            }
            return (decision, try Chrome(connection))
        }
    }
}
