import Crypto
import Foundation
import Kernel
import Storage

struct ComplaintStore {
    let connection: any Connection

    // MARK: Cases

    func find(_ id: Identifier<ComplaintCase>) throws -> ComplaintCase? {
        try cases("complaint_case.id = \(id)").first
    }

    /// Of several the one that is forwarded to the author.
    func find(answeredBy decision: Identifier<Decision>) throws -> ComplaintCase? {
        let found = try cases("complaint_case.decision_id = \(decision)")
        return found.first(where: \.ground.isForwarded) ?? found.first
    }

    func cases(
        _ condition: SQL, order: SQL = "complaint_case.id DESC", limit: Int = 50, offset: Int = 0
    ) throws -> [ComplaintCase] {
        try connection.rows(
            """
            SELECT \(ComplaintCase.columns) FROM complaint_case
            WHERE \(condition) ORDER BY \(order) LIMIT \(limit) OFFSET \(offset)
            """, ComplaintCase.init)
    }

    func count(_ condition: SQL) throws -> Int {
        try connection.value("SELECT count(*) FROM complaint_case WHERE \(condition)") ?? 0
    }

    /// Keeps others from changing the case until the transaction ends; first what it is about, as whoever takes a measure
    /// does, so that neither waits for the other. SQLite has one writer anyway.
    func lock(_ id: Identifier<ComplaintCase>) throws {
        _ = try connection.exists(
            """
            SELECT 1 FROM publication
            WHERE id = (SELECT publication_id FROM complaint_case WHERE complaint_case.id = \(id))
            \(sqlite: "", postgres: "FOR UPDATE")
            """)
        _ = try connection.exists(
            "SELECT 1 FROM complaint_case WHERE id = \(id) \(sqlite: "", postgres: "FOR UPDATE")")
    }

    func open(
        _ notice: ComplaintNotice, _ facts: SubjectFacts, isTrusted: Bool, due: Timestamp, at time: Timestamp
    ) throws -> Identifier<ComplaintCase> {
        let id = Identifier<ComplaintCase>.mint(at: time)
        var comment: Identifier<Comment>?
        if case .comment(let id) = facts.subject { comment = id }
        var revision: Identifier<Revision>?
        if case .article(let id) = facts.subject {
            revision = try connection.value("SELECT revision_id FROM article WHERE id = \(id)")
        }
        let evidence =
            facts.subject.kind == .publication
            ? "\(facts.publication.name)\n\(facts.publication.tagline)".trimmed : facts.title
        try connection.execute(
            """
            INSERT INTO complaint_case (id, ground, subject, publication_id, article_id, comment_id, picture, revision_id,
                evidence, state, is_trusted, received_at, due_at)
            VALUES (\(id), \(notice.ground), \(facts.subject.kind), \(facts.publication.id), \(facts.article),
                \(comment), \(notice.subject.picture), \(revision), \(evidence), \(ComplaintCase.State.received),
                \(isTrusted), \(time), \(due))
            """)
        return id
    }

    func move(_ id: Identifier<ComplaintCase>, to state: ComplaintCase.State) throws {
        try connection.execute("UPDATE complaint_case SET state = \(state) WHERE id = \(id)")
    }

    /// Ends the handling of a case, for now or for good.
    func answer(
        _ id: Identifier<ComplaintCase>, as state: ComplaintCase.State, reason: String = "",
        decision: Identifier<Decision>? = nil, by account: Identifier<Account>?, at time: Timestamp
    ) throws {
        try connection.execute(
            """
            UPDATE complaint_case SET state = \(state), reason = \(reason), decision_id = \(decision),
                decided_by = \(account), decided_at = \(time)
            WHERE id = \(id)
            """)
        try connection.execute("UPDATE complaint SET asked_at = NULL WHERE case_id = \(id)")
    }

    // MARK: Complaints

    func insert(
        _ notice: ComplaintNotice, in id: Identifier<ComplaintCase>, by complainant: Complainant, isTrusted: Bool,
        at time: Timestamp
    ) throws -> Identifier<Complaint> {
        let complaint = Identifier<Complaint>.mint(at: time)
        try connection.execute(
            """
            INSERT INTO complaint (id, case_id, statement, complainant, account_id, email, language, is_exempt, is_trusted,
                received_at)
            VALUES (\(complaint), \(id), \(try StoredJSON.text(notice.statement)), \(complainant.key),
                \(complainant.account), \(notice.email), \(notice.language.rawValue), \(notice.isExempt), \(isTrusted),
                \(time))
            """)
        return complaint
    }

    func complaint(_ id: Identifier<Complaint>) throws -> Complaint? {
        try connection.first("SELECT * FROM complaint WHERE id = \(id)", Complaint.init)
    }

    /// Those of a case, the earliest first.
    func complaints(of id: Identifier<ComplaintCase>, limit: Int = 100) throws -> [Complaint] {
        try connection.rows(
            "SELECT * FROM complaint WHERE case_id = \(id) ORDER BY id LIMIT \(limit)", Complaint.init)
    }

    // MARK: Codes

    func addCode(_ code: SecretToken, to id: Identifier<Complaint>) throws {
        try connection.execute("INSERT INTO complaint_code (hash, complaint_id) VALUES (\(code.hash), \(id))")
    }

    func find(_ code: SecretToken) throws -> Complaint? {
        try connection.first(
            """
            SELECT complaint.* FROM complaint JOIN complaint_code ON complaint_code.complaint_id = complaint.id
            WHERE complaint_code.hash = \(code.hash)
            """, Complaint.init)
    }

    // MARK: Messages

    /// - Parameter account: of who writes at the desk; `nil` for the complainant.
    func write(
        _ text: String, to id: Identifier<Complaint>, by account: Identifier<Account>?, at time: Timestamp
    ) throws {
        try connection.execute(
            """
            INSERT INTO complaint_message (id, complaint_id, account_id, text, created_at)
            VALUES (\(Identifier<ComplaintMessage>.mint(at: time)), \(id), \(account), \(text), \(time))
            """)
    }

    func messages(of id: Identifier<Complaint>) throws -> [ComplaintMessage] {
        try connection.rows(
            "SELECT * FROM complaint_message WHERE complaint_id = \(id) ORDER BY id LIMIT 100", ComplaintMessage.init)
    }
}

/// Who complains, as far as limits and records tell them apart.
struct Complainant {
    /// Of the account, else of the address that was given; empty where there is neither.
    let key: String
    let account: Identifier<Account>?

    init(_ account: Identifier<Account>?, _ email: EmailAddress?) {
        self.account = account
        if let account {
            key = "account \(account)"
        } else {
            key = email.map { "mail \(Hexadecimal.text(SHA256.hash(data: Data($0.description.utf8))))" } ?? ""
        }
    }
}
