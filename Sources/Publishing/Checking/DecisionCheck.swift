import Foundation
import Kernel
import Storage

/// Holds what was decided against the log, against what it is about, and against the complaints and appeals about it.
struct DecisionCheck {
    let connection: any Connection
    private(set) var problems: [CheckReport.Problem] = []

    init(connection: any Connection) {
        self.connection = connection
    }

    /// One after another, in their order.
    mutating func check(_ decisions: [Decision]) throws {
        for decision in decisions {
            try checkLog(decision)
            try checkSubject(decision)
            try checkPoints(decision)
        }
    }

    /// What can be asked of all at once.
    mutating func checkRest() throws {
        try checkArticles()
        for (description, condition) in Self.rules { try find(description, condition) }
    }

    // MARK: The log

    private mutating func checkLog(_ decision: Decision) throws {
        let entries = try connection.rows(
            "SELECT * FROM log_entry WHERE reference = \(decision.id.description) AND act = 'decided'", LogEntry.init)
        let acts = entries.flatMap(\.measures)
        for act in [decision.measure.rawValue, decision.ending?.rawValue].compactMap({ $0 }) where !acts.contains(act) {
            say(decision, "the log has no entry that says \(act)")
        }
        let records = entries.compactMap(\.record).compactMap(LoggedRecord.init)
        if let record = records.last, !record.isAbout(decision) {
            say(decision, "it was changed after it was logged")
        }
    }

    // MARK: What it is about

    /// A measure in force has done what it says. Articles are looked at by themselves, as review orders as well.
    private mutating func checkSubject(_ decision: Decision) throws {
        guard decision.isInForce else { return }
        switch decision.about {
        case .comment(let id):
            guard let comment = try CommentStore(connection: connection).find(id), comment.deletedAt == nil else {
                return
            }
            if decision.measure.takesAway, comment.state != .removed, comment.state != .hidden {
                say(decision, "\(decision.measure.rawValue) is in force, and readers see the comment")
            }
        case .publication(let id):
            let state: Publication.State? = try connection.value("SELECT state FROM publication WHERE id = \(id)")
            let allowed: [Publication.State] =
                switch decision.measure {
                case .mute: [.muted, .frozen, .closed]
                case .freeze: [.frozen, .closed]
                case .close: [.closed]
                default: Publication.State.allCases
                }
            if let state, !allowed.contains(state) {
                say(decision, "\(decision.measure.rawValue) is in force, and the publication is \(state.rawValue)")
            }
        case .article, nil: return
        }
    }

    private mutating func checkArticles() throws {
        let ids: [Identifier<Article>] = try connection.rows(
            """
            SELECT id FROM article WHERE restriction <> 'none' OR review_restriction <> 'none' OR EXISTS (
                SELECT 1 FROM decision WHERE decision.article_id = article.id AND decision.subject = 'article'
                    AND decision.ending IS NULL)
            ORDER BY id
            """
        ) { try $0["id"] }
        let effect = MeasureEffect(connection: connection, now: Timestamp(milliseconds: 0))
        for id in ids {
            let stored: Article.Restriction? = try connection.value("SELECT restriction FROM article WHERE id = \(id)")
            let ordered = try effect.restriction(of: id)
            if let stored, stored != ordered {
                say("article \(id)", "it is \(stored.rawValue), and what was ordered is \(ordered.rawValue)")
            }
        }
    }

    // MARK: Credit

    private mutating func checkPoints(_ decision: Decision) throws {
        guard decision.points > 0, let publication = decision.publication else { return }
        let entries = try CreditStore(connection: connection).entries(of: publication)
            .filter { $0.decision == decision.id }
        if !entries.contains(where: { $0.kind == .fault && $0.points == -decision.points }) {
            say(decision, "the credit ledger does not take its \(decision.points) points")
        }
        if decision.ending == .overturned, !entries.contains(where: { $0.kind == .undone }) {
            say(decision, "it was overturned, and the credit ledger does not give its points back")
        }
    }

    // MARK: Appeals and complaints

    /// Conditions on what should not be there.
    private static let rules: [(String, Finding)] = [
        (
            "its appeal was overturned, and it was not",
            .decision("appeal.state = 'overturned' AND coalesce(decision.ending, '') <> 'overturned'")
        ),
        ("whoever decided it has heard the appeal", .decision("appeal.heard_by = decision.decided_by")),
        (
            "its appeal is closed, and nobody has heard it",
            .decision(
                "appeal.state IN ('upheld', 'overturned') AND (appeal.heard_by IS NULL OR appeal.heard_at IS NULL)")
        ),
        (
            "it was answered with a measure, and there is no decision",
            .complaint("complaint_case.state IN ('actioned', 'restored') AND decision.id IS NULL")
        ),
        (
            "it was answered, and nothing says when",
            .complaint(
                """
                complaint_case.state IN ('actioned', 'dismissed', 'restored', 'closed')
                    AND complaint_case.decided_at IS NULL
                """)
        ),
        (
            "it was dismissed, and nothing says by whom and why",
            .complaint(
                """
                complaint_case.state = 'dismissed' AND (complaint_case.decided_by IS NULL OR complaint_case.reason = '')
                """)
        ),
        (
            "its measure was undone, and it does not say so",
            .complaint("complaint_case.state IN ('actioned', 'closed') AND decision.ending = 'overturned'")
        ),
        (
            "it says that its measure was undone, and it was not",
            .complaint("complaint_case.state = 'restored' AND coalesce(decision.ending, '') <> 'overturned'")
        ),
        (
            "it waits for an answer, and has one",
            .complaint(
                """
                complaint_case.state IN ('received', 'incomplete', 'validated') AND complaint_case.decision_id IS NOT NULL
                """)
        ),
        (
            "nobody has complained",
            .complaint("NOT EXISTS (SELECT 1 FROM complaint WHERE complaint.case_id = complaint_case.id)")
        ),
    ]

    private enum Finding {
        case decision(SQL)
        case complaint(SQL)
    }

    private mutating func find(_ description: String, _ finding: Finding) throws {
        switch finding {
        case .decision(let condition):
            let ids: [Identifier<Decision>] = try connection.rows(
                """
                SELECT decision.id AS id FROM decision JOIN appeal ON appeal.decision_id = decision.id
                WHERE \(condition) ORDER BY decision.id
                """
            ) { try $0["id"] }
            for id in ids { say("decision \(id)", description) }
        case .complaint(let condition):
            let ids: [Identifier<ComplaintCase>] = try connection.rows(
                """
                SELECT complaint_case.id AS id FROM complaint_case
                LEFT JOIN decision ON decision.id = complaint_case.decision_id
                WHERE \(condition) ORDER BY complaint_case.id
                """
            ) { try $0["id"] }
            for id in ids { say("complaint \(id)", description) }
        }
    }

    private mutating func say(_ decision: Decision, _ description: String) {
        say("decision \(decision.id)", description)
    }

    private mutating func say(_ place: String, _ description: String) {
        problems.append(CheckReport.Problem(place: place, description: description))
    }
}

extension Platform {
    /// Verifies every decision, and every case of complaints.
    /// - Returns: how many decisions there are, and what is wrong.
    func checkDecisions() async throws -> (count: Int, problems: [CheckReport.Problem]) {
        var (last, count): (Int64, Int) = (0, 0)
        var problems: [CheckReport.Problem] = []
        while true {
            let after = last
            let (batch, found) = try await read { connection in
                let batch = try connection.rows(
                    "SELECT * FROM decision WHERE id > \(after) ORDER BY id LIMIT 200", Decision.init)
                var check = DecisionCheck(connection: connection)
                try check.check(batch)
                return (batch, check.problems)
            }
            problems += found
            guard let end = batch.last else { break }
            last = end.id.rawValue
            count += batch.count
        }
        problems += try await read { connection in
            var check = DecisionCheck(connection: connection)
            try check.checkRest()
            return check.problems
        }
        return (count, problems)
    }
}

extension LogEntry {
    /// What an entry about a decision says was done.
    fileprivate var measures: [String] {
        struct Members: Decodable { let measures: [String]? }
        return (try? JSONDecoder().decode(Members.self, from: Data(body.utf8)))?.measures ?? []
    }
}
