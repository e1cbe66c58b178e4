import Foundation
import Kernel
import Storage

/// Puts decisions and how they end into the transparency log, in the transaction that makes them.
struct DecisionLogging {
    let connection: any Connection
    let now: Timestamp

    func ordered(_ decision: Decision) throws { try append(decision, decision.measure.rawValue) }

    func ended(_ id: Identifier<Decision>, as ending: Decision.Ending) throws {
        guard let decision = try DecisionStore(connection: connection).find(id) else { return }
        try append(decision, ending.rawValue)
    }

    private func append(_ decision: Decision, _ act: String) throws {
        let published = try PublicDecisionStore(connection: connection).published(decision)
        try LogStore(connection: connection).append(
            .decided(
                LoggedDecision(
                    id: decision.id.description, kind: decision.subject.rawValue,
                    subject: decision.about?.id ?? decision.id.description, article: decision.article,
                    measures: [act], ground: decision.reasons.ground.rawValue,
                    record: try StoredJSON.text(LoggedRecord(published)))), at: now)
    }
}

/// The public record of a decision as the log's entry is bound to it.
struct LoggedRecord: Codable {
    let category: String
    let decided: Int64
    let ending: String?
    let ends: Int64?
    let explanation: String
    let facts: String
    let ground: String
    let id: String
    let measure: String
    let points: Int
    let rule: String

    init(_ decision: PublicDecision) {
        category = decision.category.rawValue
        decided = decision.decidedAt.milliseconds
        ending = decision.ending?.rawValue
        ends = decision.endsAt?.milliseconds
        explanation = decision.explanation
        facts = decision.facts
        ground = decision.ground.rawValue
        id = decision.id.description
        measure = decision.measure.rawValue
        points = decision.points
        rule = decision.rule
    }

    /// As an entry keeps it.
    init?(_ text: String) {
        guard let record = try? JSONDecoder().decode(Self.self, from: Data(text.utf8)) else { return nil }
        self = record
    }

    /// Whether a decision still says what was logged, but for what was taken out before it became public.
    func isAbout(_ decision: Decision) -> Bool {
        let reasons = decision.reasons
        return id == decision.id.description && measure == decision.measure.rawValue && points == decision.points
            && decided == decision.decidedAt.milliseconds && ends == decision.order.endsAt?.milliseconds
            && ground == reasons.ground.rawValue && category == reasons.category.rawValue
            && ending.map { $0 == decision.ending?.rawValue } ?? true
            && Redaction.isOf(reasons.rule, rule) && Redaction.isOf(reasons.explanation, explanation)
            && Redaction.isOf(reasons.facts, facts)
    }
}
