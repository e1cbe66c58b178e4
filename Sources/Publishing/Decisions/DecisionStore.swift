import Kernel
import Storage

struct DecisionStore {
    let connection: any Connection

    /// What is written down when something is decided.
    struct Entry {
        let facts: SubjectFacts
        let order: MeasureOrder
        let reasons: DecisionReasons
        let points: Int
        let decidedBy: Identifier<Account>?
        let cause: Identifier<Decision>?
        let stateBefore: String?
    }

    func insert(_ entry: Entry, at time: Timestamp) throws -> Identifier<Decision> {
        let id = Identifier<Decision>.mint(at: time)
        let (order, reasons, facts) = (entry.order, entry.reasons, entry.facts)
        var comment: Identifier<Comment>?
        if case .comment(let id) = facts.subject { comment = id }
        try connection.execute(
            """
            INSERT INTO decision (id, subject, publication_id, article_id, comment_id, measure, label, keeps_articles,
                ground, rule, explanation, category, facts, source, notice_id, notified_at, is_detected, automation,
                fault, points, decided_by, decided_at, cause_id, state_before, content_date, content, language, ends_at)
            VALUES (\(id), \(facts.subject.kind), \(facts.publication.id), \(facts.article), \(comment),
                \(order.measure), \(order.label.trimmed), \(order.keepsArticles), \(reasons.ground),
                \(reasons.rule.trimmed), \(reasons.explanation.trimmed), \(reasons.category), \(reasons.facts.trimmed),
                \(reasons.source), \(reasons.notice?.number), \(reasons.notice?.receivedAt),
                \(reasons.isDetectedAutomatically), \(reasons.automation), \(reasons.fault), \(entry.points),
                \(entry.decidedBy), \(time), \(entry.cause), \(entry.stateBefore), \(facts.contentDate),
                \(facts.content.map(\.rawValue).sorted().joined(separator: " ")), \(facts.language), \(order.endsAt))
            """)
        return id
    }

    func find(_ id: Identifier<Decision>) throws -> Decision? {
        try connection.first("SELECT * FROM decision WHERE id = \(id)", Decision.init)
    }

    /// The latest first.
    func all(on subject: DecisionSubject, limit: Int = 100) throws -> [Decision] {
        try connection.rows(
            "SELECT * FROM decision WHERE \(subject.condition) ORDER BY decision.id DESC LIMIT \(limit)", Decision.init)
    }

    /// Those that hold, the earliest first.
    func inForce(on subject: DecisionSubject) throws -> [Decision] {
        try connection.rows(
            "SELECT * FROM decision WHERE \(subject.condition) AND ending IS NULL ORDER BY decision.id", Decision.init)
    }

    func consequences(of id: Identifier<Decision>) throws -> [Decision] {
        try connection.rows("SELECT * FROM decision WHERE cause_id = \(id) ORDER BY id", Decision.init)
    }

    func due(at time: Timestamp, limit: Int) throws -> [Decision] {
        try connection.rows(
            """
            SELECT * FROM decision WHERE ends_at <= \(time) AND ended_at IS NULL ORDER BY ends_at, id LIMIT \(limit)
            """, Decision.init)
    }

    /// - Returns: whether it was still in force: another may have been first.
    func end(
        _ id: Identifier<Decision>, as ending: Decision.Ending, reason: String, by account: Identifier<Account>?,
        at time: Timestamp
    ) throws -> Bool {
        // What has run out or was lifted can still be overturned, and then was.
        let isOpen: SQL = ending == .overturned ? "coalesce(ending, '') <> 'overturned'" : "ending IS NULL"
        return try connection.execute(
            """
            UPDATE decision SET ending = \(ending), ended_at = \(time), ended_by = \(account),
                ending_reason = \(reason.trimmed)
            WHERE id = \(id) AND \(isOpen)
            """) == 1
    }
}
