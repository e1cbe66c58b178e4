public import Kernel
import Storage

/// What a complaint form shows before it is filled in.
public struct ComplaintFormContents: Sendable {
    public let subject: ComplaintSubject
    public let facts: SubjectFacts
    /// The pictures of an article, which can be complained of by themselves.
    public let pictures: [ContentHash]
    public let policy: ComplaintPolicy
    public let chrome: Chrome
}

extension Limit {
    /// Complaints from one network address.
    static let complaintFrom = Limit(name: "complaint-from", free: 10, pause: 600, longest: 86_400)
    static let complaintBy = Limit(name: "complaint-by", free: 20, pause: 600, longest: 86_400)
    /// By those whose complaints were mostly unfounded: one a day.
    static let unfoundedComplaint = Limit(name: "complaint-unfounded", free: 1, pause: 86_400, longest: 86_400)
}

extension Platform {
    /// - Throws: `ReadingError.noSuchPage` for what readers do not have.
    public func complaintForm(on subject: ComplaintSubject) async throws -> ComplaintFormContents {
        try await read { connection in
            let facts = try SubjectStore(connection: connection).complainable(subject)
            var pictures: [ContentHash] = []
            if case .article(let id) = subject.about {
                pictures = try connection.rows(
                    """
                    SELECT revision_media.hash AS hash FROM article
                    JOIN revision_media ON revision_media.revision_id = article.revision_id
                    WHERE article.id = \(id) ORDER BY revision_media.hash LIMIT 100
                    """
                ) { try $0["hash"] }
            }
            return ComplaintFormContents(
                subject: subject, facts: facts, pictures: pictures,
                policy: try SettingStore(connection: connection).get(), chrome: try Chrome(connection))
        }
    }

    /// Takes a complaint in, with a receipt at once: no account is needed.
    /// - Returns: the code by which whoever holds it follows the complaint.
    /// - Throws: `ComplaintError.alreadyComplained`, `.alreadyAnswered`, `.notAgain`, `WaitRequired`,
    ///   `ReadingError.noSuchPage`.
    public func complain(_ notice: ComplaintNotice, by account: Account? = nil, from visitor: Visitor) async throws
        -> SecretToken
    {
        let now = clock.now
        return try await writeUnseen { connection in
            try ComplaintIntake(connection: connection, now: now).take(notice, by: account, from: visitor)
        }
    }
}

/// Takes complaints in: limits them, and puts those that belong together into one case.
private struct ComplaintIntake {
    let connection: any Connection
    let now: Timestamp

    private var store: ComplaintStore { ComplaintStore(connection: connection) }

    func take(_ notice: ComplaintNotice, by account: Account?, from visitor: Visitor) throws -> SecretToken {
        let facts = try SubjectStore(connection: connection).complainable(notice.subject)
        let policy: ComplaintPolicy = try SettingStore(connection: connection).get()
        let complainant = Complainant(account?.id, notice.email)
        let isTrusted = try account.map { try TrustedComplainants(connection: connection).includes($0.id) } ?? false
        // Those that belong together come in one after another.
        _ = try connection.exists(
            "SELECT 1 FROM publication WHERE id = \(facts.publication.id) \(sqlite: "", postgres: "FOR UPDATE")")
        try refuseRepeats(notice, complainant, policy)
        if !isTrusted { try limit(complainant, from: visitor, policy) }

        let `case` = try openCase(notice, policy) ?? open(notice, facts, isTrusted: isTrusted)
        let id = try store.insert(notice, in: `case`, by: complainant, isTrusted: isTrusted, at: now)
        try connection.execute(
            """
            UPDATE complaint_case SET is_trusted = CASE WHEN \(isTrusted) = 1 THEN 1 ELSE is_trusted END,
                state = CASE WHEN state <> 'incomplete' THEN state WHEN assigned_to IS NULL THEN 'received'
                    ELSE 'validated' END
            WHERE id = \(`case`)
            """)
        let code = SecretToken()
        try store.addCode(code, to: id)
        try sendReceipt(id, notice.email)
        return code
    }

    /// Nobody is mailed again and again because others give their address.
    private func sendReceipt(_ id: Identifier<Complaint>, _ email: EmailAddress?) throws {
        guard let email, let complaint = try store.complaint(id) else { return }
        do {
            try LimitStore(connection: connection).take(.mailTo, email.description, at: now)
        } catch is WaitRequired {
            return
        }
        try ComplaintTelling(connection: connection, now: now).tell(.received, complaint)
    }

    private func openCase(_ notice: ComplaintNotice, _ policy: ComplaintPolicy) throws -> Identifier<ComplaintCase>? {
        try store.cases(
            """
            \(notice.subject.condition) AND complaint_case.ground = \(notice.ground) AND \(ComplaintCase.isOpen)
            AND complaint_case.received_at > \(now.adding(days: -Int64(policy.bundleDays)))
            """, limit: 1
        ).first?.id
    }

    private func open(_ notice: ComplaintNotice, _ facts: SubjectFacts, isTrusted: Bool) throws
        -> Identifier<ComplaintCase>
    {
        let jurisdiction = try SettingStore(connection: connection).site().jurisdiction
        let hours = notice.ground.hours(in: jurisdiction)
        return try store.open(
            notice, facts, isTrusted: isTrusted, due: now.adding(seconds: hours * 3600), at: now)
    }

    private func refuseRepeats(_ notice: ComplaintNotice, _ complainant: Complainant, _ policy: ComplaintPolicy) throws
    {
        let same: SQL = "\(notice.subject.condition) AND complaint_case.ground = \(notice.ground)"
        if notice.ground.isForwarded { try refuseRestored(notice, complainant, same) }
        guard !complainant.key.isEmpty else { return }
        let mine: SQL = """
            \(same) AND EXISTS (SELECT 1 FROM complaint
                WHERE complaint.case_id = complaint_case.id AND complaint.complainant = \(complainant.key))
            """
        guard try store.count("\(mine) AND \(ComplaintCase.isOpen)") == 0 else {
            throw ComplaintError.alreadyComplained
        }
        let recent = now.adding(days: -Int64(policy.bundleDays))
        guard
            try store.count("\(mine) AND complaint_case.state = 'dismissed' AND complaint_case.decided_at > \(recent)")
                == 0
        else { throw ComplaintError.alreadyAnswered }
    }

    /// What was put back is not taken down again by the same notice: of the same person, or about the same work.
    private func refuseRestored(_ notice: ComplaintNotice, _ complainant: Complainant, _ same: SQL) throws {
        let work = NameKey(notice.statement[.work] ?? "").text
        for restored in try store.cases("\(same) AND complaint_case.state = 'restored'") {
            let isSame = try store.complaints(of: restored.id).contains { earlier in
                !complainant.key.isEmpty && earlier.complainant == complainant.key
                    || NameKey(earlier.statement[.work] ?? "").text == work
            }
            guard !isSame else { throw ComplaintError.notAgain }
        }
    }

    private func limit(_ complainant: Complainant, from visitor: Visitor, _ policy: ComplaintPolicy) throws {
        let limits = LimitStore(connection: connection)
        try limits.take(.complaintFrom, visitor.address, at: now)
        guard !complainant.key.isEmpty else { return }
        try limits.take(.complaintBy, complainant.key, at: now)
        let record = try ComplaintRecords(connection: connection)
            .complainant(complainant.key, since: now.adding(days: -182))
        if record?.isAbusive(policy) == true { try limits.take(.unfoundedComplaint, complainant.key, at: now) }
    }
}
