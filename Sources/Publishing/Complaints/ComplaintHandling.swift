public import Kernel
import Storage

extension Platform {
    /// Takes a case on oneself, also from somebody else.
    public func takeComplaint(_ id: Identifier<ComplaintCase>, by account: Account) async throws {
        try await writeUnseen { connection in
            try ComplaintAccess(connection: connection).require(.take, on: id, by: account)
            try connection.execute(
                """
                UPDATE complaint_case SET assigned_to = \(account.id),
                    state = CASE WHEN state = 'received' THEN 'validated' ELSE state END
                WHERE id = \(id)
                """)
        }
    }

    /// Takes the most urgent case that nobody has and one may handle.
    /// - Returns: `nil` when none waits.
    public func takeNextComplaint(by account: Account) async throws -> Identifier<ComplaintCase>? {
        let queue = try await complaints(.waiting, page: 1, for: account)
        for item in queue.items.items where item.mayTake && item.case.assignedTo == nil {
            do {
                try await takeComplaint(item.case.id, by: account)
                return item.case.id
            } catch is ComplaintError {
                continue
            }
        }
        return nil
    }

    /// Sends a complaint back with what is missing.
    public func askComplainant(
        _ complaint: Identifier<Complaint>, of id: Identifier<ComplaintCase>, _ question: String, by account: Account
    ) async throws {
        let now = clock.now
        let question = try question.asComplaintText()
        try await writeUnseen { connection in
            try ComplaintAccess(connection: connection).require(.ask, on: id, by: account)
            let store = ComplaintStore(connection: connection)
            guard let asked = try store.complaint(complaint), asked.case == id else { throw ReadingError.noSuchPage }
            try store.write(question, to: complaint, by: account.id, at: now)
            try connection.execute("UPDATE complaint SET asked_at = \(now) WHERE id = \(complaint)")
            let isAnyComplete = try connection.exists(
                "SELECT 1 FROM complaint WHERE case_id = \(id) AND asked_at IS NULL")
            if !isAnyComplete { try store.move(id, to: .incomplete) }
            try ComplaintTelling(connection: connection, now: now).tell(.question, asked)
        }
    }

    /// Answers that the complaint is not founded. The complainants read why.
    public func dismissComplaint(_ id: Identifier<ComplaintCase>, reason: String, by account: Account) async throws {
        let now = clock.now
        let reason = try reason.asComplaintText()
        try await writeUnseen { connection in
            try ComplaintAccess(connection: connection).require(.act, on: id, by: account)
            try ComplaintStore(connection: connection).answer(
                id, as: .dismissed, reason: reason, by: account.id, at: now)
            try ComplaintTelling(connection: connection, now: now).tellAll(.dismissed, of: id)
        }
    }

    /// Answers a case with a measure on what it is about, or on its publication.
    /// - Throws: `ComplaintError`, `DecisionError`, `AccessError`, `ReadingError.noSuchPage`.
    @discardableResult
    public func decide(
        _ order: MeasureOrder, on subject: DecisionSubject, _ reasons: DecisionReasons,
        answering id: Identifier<ComplaintCase>, by account: Account
    ) async throws -> Identifier<Decision> {
        let now = clock.now
        return try await write { connection in
            let found = try ComplaintAccess(connection: connection).require(.act, on: id, by: account).case
            try DecisionAccess(connection: connection, now: now).requireOrder(on: subject, by: account)
            let facts = try SubjectStore(connection: connection).facts(subject)
            guard found.mayBeAnswered(on: facts) else { throw ComplaintError.otherSubject }
            var reasons = reasons
            reasons.notice = found.notice
            reasons.source = found.isTrusted ? .trustedFlagger : .notice
            let decision = try MeasureTaking(connection: connection, now: now)
                .take(order, on: subject, reasons, by: account.id)
            try answer(found, with: decision, by: account, connection, at: now)
            return decision.id
        }
    }

    /// Answers a case with a measure that is in force already.
    public func answerComplaint(
        _ id: Identifier<ComplaintCase>, with decision: Identifier<Decision>, by account: Account
    ) async throws {
        let now = clock.now
        try await writeUnseen { connection in
            let found = try ComplaintAccess(connection: connection).require(.act, on: id, by: account).case
            guard let decision = try DecisionStore(connection: connection).find(decision), decision.isInForce,
                decision.about == found.about || decision.about == found.publication.map({ .publication($0) }),
                try ComplaintStore(connection: connection).find(answeredBy: decision.id) == nil
                    || !found.ground.isForwarded
            else { throw ComplaintError.otherSubject }
            try answer(found, with: decision, by: account, connection, at: now)
        }
    }

    private func answer(
        _ found: ComplaintCase, with decision: Decision, by account: Account, _ connection: any Connection,
        at time: Timestamp
    ) throws {
        try ComplaintStore(connection: connection).answer(
            found.id, as: .actioned, decision: decision.id, by: account.id, at: time)
        try ComplaintTelling(connection: connection, now: time).tellAll(.actioned, of: found.id)
    }

    /// Closes cases whose complainants have not answered in time, and returns how many there were.
    @discardableResult
    public func closeUnansweredComplaints() async throws -> Int {
        let now = clock.now
        let due: SQL = "complaint_case.state = 'incomplete'"
        let waiting = try await read { try ComplaintStore(connection: $0).cases(due, limit: 200) }
        guard !waiting.isEmpty else { return 0 }
        return try await writeUnseen { connection in
            let policy: ComplaintPolicy = try SettingStore(connection: connection).get()
            let limit = now.adding(days: -Int64(policy.answerDays))
            let store = ComplaintStore(connection: connection)
            var closed = 0
            for found in waiting {
                try store.lock(found.id)
                let isLate = try connection.exists(
                    """
                    SELECT 1 FROM complaint_case WHERE id = \(found.id) AND state = 'incomplete' AND NOT EXISTS
                        (SELECT 1 FROM complaint WHERE case_id = \(found.id) AND (asked_at IS NULL OR asked_at > \(limit)))
                    """)
                guard isLate else { continue }
                try store.answer(found.id, as: .closed, by: nil, at: now)
                try ComplaintTelling(connection: connection, now: now).tellAll(.closed, of: found.id)
                closed += 1
            }
            return closed
        }
    }
}

extension ComplaintCase {
    /// By a measure on the subject itself, or on whose it is.
    fileprivate func mayBeAnswered(on facts: SubjectFacts) -> Bool {
        facts.subject == about || facts.subject.kind == .publication && facts.publication.id == publication
            || facts.subject.kind == .article && facts.article == article
    }
}
