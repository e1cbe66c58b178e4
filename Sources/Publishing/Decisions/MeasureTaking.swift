public import Kernel
import Storage

/// Takes measures and ends them, in the caller's transaction. The one place where either happens.
struct MeasureTaking {
    let connection: any Connection
    let now: Timestamp

    /// - Parameters:
    ///   - account: who decides; `nil` for the program.
    ///   - cause: the decision this one follows from.
    /// - Throws: `DecisionError`, `ReadingError.noSuchPage`.
    @discardableResult
    func take(
        _ order: MeasureOrder, on subject: DecisionSubject, _ reasons: DecisionReasons,
        by account: Identifier<Account>?, cause: Identifier<Decision>? = nil
    ) throws -> Decision {
        let settings = try SettingStore(connection: connection).site()
        try order.check(on: subject.kind, at: now)
        try reasons.check(RequiredReasons(settings.jurisdiction))
        let facts = try SubjectStore(connection: connection).facts(subject)
        try lock(facts)
        let store = DecisionStore(connection: connection)
        let standing = try store.inForce(on: subject)
        guard !standing.contains(where: { order.isCovered(by: $0.order) }) else { throw DecisionError.alreadyOrdered }
        let policy: CreditPolicy = try SettingStore(connection: connection).get()
        let id = try store.insert(
            DecisionStore.Entry(
                facts: facts, order: order, reasons: reasons,
                // A comment is nobody's publication's.
                points: subject.kind == .comment ? 0 : reasons.fault.map { policy.points(of: $0) } ?? 0,
                decidedBy: account, cause: cause,
                stateBefore: try standing.first { $0.stateBefore != nil }?.stateBefore ?? state(of: subject)), at: now)
        guard let decision = try store.find(id) else { throw ReadingError.noSuchPage }
        try MeasureEffect(connection: connection, now: now).take(decision, facts, by: account)
        try DecisionTelling(connection: connection, now: now).told(decision, facts)
        try DecisionLogging(connection: connection, now: now).ordered(decision)
        try CreditLedger(connection: connection, now: now).charge(decision, facts, policy)
        return decision
    }

    /// Ends a measure, and with an overturned one all that followed from it.
    /// - Returns: whether it was still to be ended.
    @discardableResult
    func end(_ decision: Decision, as ending: Decision.Ending, reason: String = "", by account: Identifier<Account>?)
        throws -> Bool
    {
        if let facts = try SubjectStore(connection: connection).facts(of: decision) { try lock(facts) }
        let wasInForce = decision.isInForce
        guard
            try DecisionStore(connection: connection).end(
                decision.id, as: ending, reason: reason, by: account, at: now)
        else { return false }
        if wasInForce {
            try MeasureEffect(connection: connection, now: now).end(decision, as: ending, reason: reason, by: account)
        }
        try DecisionLogging(connection: connection, now: now).ended(decision.id, as: ending)
        guard ending == .overturned else { return true }
        try CreditLedger(connection: connection, now: now).undo(decision)
        try restoreComplaints(after: decision)
        for consequence in try DecisionStore(connection: connection).consequences(of: decision.id) {
            try end(consequence, as: .overturned, reason: reason, by: account)
        }
        return true
    }

    /// Whatever is ordered about one publication, and what it has published, happens one after another.
    func lock(_ facts: SubjectFacts) throws {
        _ = try connection.exists(
            "SELECT 1 FROM publication WHERE id = \(facts.publication.id) \(sqlite: "", postgres: "FOR UPDATE")")
        if let article = facts.article { try DraftStore(connection: connection).lock(article) }
    }

    /// The state that a measure puts another in the place of.
    private func state(of subject: DecisionSubject) throws -> String? {
        switch subject {
        case .article: nil
        case .comment(let id): try connection.value("SELECT state FROM comment WHERE id = \(id)")
        case .publication(let id):
            try connection.value("SELECT coalesce(state_before, state) FROM publication WHERE id = \(id)")
        }
    }
}

extension MeasureOrder {
    /// Whether another order, which holds, already says as much.
    fileprivate func isCovered(by other: MeasureOrder) -> Bool {
        guard measure == other.measure, measure != .warn, label.trimmed == other.label else { return false }
        guard let otherEnd = other.endsAt else { return true }
        return endsAt.map { $0 <= otherEnd } ?? false
    }
}

extension Platform {
    /// Orders a measure.
    /// - Throws: `DecisionError`, `AccessError`, `ReadingError.noSuchPage`.
    @discardableResult
    public func decide(
        _ order: MeasureOrder, on subject: DecisionSubject, _ reasons: DecisionReasons, by account: Account
    ) async throws -> Identifier<Decision> {
        let now = clock.now
        return try await write { connection in
            try DecisionAccess(connection: connection, now: now).requireOrder(on: subject, by: account)
            return try MeasureTaking(connection: connection, now: now)
                .take(order, on: subject, reasons, by: account.id).id
        }
    }

    /// Ends a measure before its time.
    public func lift(_ id: Identifier<Decision>, reason: String, by account: Account) async throws {
        let now = clock.now
        guard reason.count <= JoiningError.longestText else {
            throw DecisionError.tooLong(limit: JoiningError.longestText)
        }
        try await write { connection in
            let grant = try DecisionAccess(connection: connection, now: now).require(.lift, on: id, by: account)
            let isEnded = try MeasureTaking(connection: connection, now: now)
                .end(grant.decision, as: .lifted, reason: reason, by: account.id)
            guard isEnded else { throw DecisionError.ended }
            try DecisionTelling(connection: connection, now: now).ended(grant.decision, reason: reason)
        }
    }

    /// Ends the measures whose time is over, and returns how many there were.
    @discardableResult
    public func endMeasures() async throws -> Int {
        let now = clock.now
        let due = try await read { try DecisionStore(connection: $0).due(at: now, limit: 200) }
        var ended = 0
        for decision in due {
            let isOurs = try await write { connection in
                try MeasureTaking(connection: connection, now: now).end(decision, as: .expired, by: nil)
            }
            if isOurs { ended += 1 }
        }
        return ended
    }
}
