import Kernel
import Storage

/// Tells those whom a decision concerns, on the site and by mail; the whole statement of reasons is on a page of the studio.
struct DecisionTelling {
    let connection: any Connection
    let now: Timestamp

    func told(_ decision: Decision, _ facts: SubjectFacts) throws {
        guard facts.subject.kind == .comment else {
            return try tell(.decided, decision, facts, ["change": "measure-\(decision.measure.rawValue)"])
        }
        try tell(
            .decided, decision, facts,
            [
                "change": "comment-\(decision.measure.rawValue)",
                "reason": String(decision.reasons.explanation.prefix(300)),
            ])
    }

    func ended(_ decision: Decision, reason: String) throws {
        guard let facts = try SubjectStore(connection: connection).facts(of: decision) else { return }
        try tell(.measureEnded, decision, facts, reason.trimmed.isEmpty ? [:] : ["reason": reason.trimmed])
    }

    func heard(_ decision: Decision, _ state: Appeal.State) throws {
        guard let facts = try SubjectStore(connection: connection).facts(of: decision) else { return }
        try tell(.appealHeard, decision, facts, ["change": "appeal-\(state.rawValue)"])
    }

    /// A counter-notice has put it back.
    func countered(_ decision: Decision) throws {
        guard let facts = try SubjectStore(connection: connection).facts(of: decision) else { return }
        try tell(.appealHeard, decision, facts, ["change": "counter-upheld"])
    }

    private func tell(
        _ kind: UserNotification.Kind, _ decision: Decision, _ facts: SubjectFacts, _ arguments: [String: String]
    ) throws {
        let title = String(facts.title.prefix(80))
        for account in try concerned(by: facts) {
            try NotificationStore(connection: connection).tell(
                account, kind, path: "/studio/decisions/\(decision.id)",
                arguments.merging(["title": title, "publication": facts.publication.name]) { given, _ in given },
                at: now)
        }
    }

    /// Who decides for the publication, and who began the article; of a comment, who wrote it.
    private func concerned(by facts: SubjectFacts) throws -> [Identifier<Account>] {
        if case .comment(let id) = facts.subject {
            return try CommentStore(connection: connection).find(id)?.author.map { [$0] } ?? []
        }
        var accounts = try MembershipStore(connection: connection).editors(of: facts.publication.id)
        if case .article(let id) = facts.subject,
            let author: Identifier<Account> = try connection.value("SELECT author_id FROM article WHERE id = \(id)"),
            !accounts.contains(author)
        {
            accounts.append(author)
        }
        return accounts
    }
}
