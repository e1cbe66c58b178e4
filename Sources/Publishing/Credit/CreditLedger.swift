import Kernel
import Storage

/// Takes points away, gives them back, and does what is due at the steps.
struct CreditLedger {
    let connection: any Connection
    let now: Timestamp

    /// What a decision costs; at a step the program itself mutes or closes the publication.
    func charge(_ decision: Decision, _ facts: SubjectFacts, _ policy: CreditPolicy) throws {
        guard let fault = decision.reasons.fault, decision.points > 0, facts.subject.kind != .comment else { return }
        let store = CreditStore(connection: connection)
        let before = try store.score(of: facts.publication.id)
        try store.add(
            .fault, -decision.points, to: facts.publication.id, fault: fault, decision: decision.id, at: now)
        let after = try store.score(of: facts.publication.id)
        guard let order = policy.consequence(from: before, to: after, at: now) else { return }
        do {
            try MeasureTaking(connection: connection, now: now).take(
                order, on: .publication(facts.publication.id), .ofCredit(after, order, since: now), by: nil,
                cause: decision.id)
        } catch DecisionError.alreadyOrdered {
            // A stronger mute holds already.
        }
    }

    /// A won appeal: what the decision took counts no longer.
    func undo(_ decision: Decision) throws {
        guard let publication = decision.publication else { return }
        let store = CreditStore(connection: connection)
        for entry in try store.entries(of: publication) where entry.decision == decision.id && entry.kind == .fault {
            try store.add(
                .undone, -entry.points, to: publication, fault: entry.fault, decision: decision.id, undoes: entry.id,
                at: now)
        }
    }
}

extension CreditPolicy {
    /// What happens to a publication whose credit has just fallen.
    func consequence(from before: CreditScore, to after: CreditScore, at time: Timestamp) -> MeasureOrder? {
        func falls(to step: Int) -> Bool { before.sum > step && after.sum <= step }
        if falls(to: 0) { return MeasureOrder(.close) }
        if falls(to: secondStep) { return MeasureOrder(.mute, until: time.adding(days: Int64(secondMuteDays))) }
        if falls(to: firstStep) { return MeasureOrder(.mute, until: time.adding(days: Int64(firstMuteDays))) }
        return nil
    }
}

extension DecisionReasons {
    /// Of the program itself. Nobody is there to choose a language, so both stand.
    static func ofCredit(_ score: CreditScore, _ order: MeasureOrder, since time: Timestamp) -> DecisionReasons {
        let days = order.endsAt.map { ($0.milliseconds - time.milliseconds) / 86_400_000 } ?? 0
        let (chinese, english) =
            order.measure == .close
            ? ("按公布的规则关闭。", "Under the published rules it is closed.")
            : ("按公布的规则禁言 \(days) 天。", "Under the published rules it is muted for \(days) days.")
        var reasons = DecisionReasons(
            ground: .terms, rule: "信用分规则 · Credit rules (/about/credit)",
            explanation: "信用分降至 \(score.points)。\(chinese)\nThe credit has fallen to \(score.points). \(english)",
            category: .otherViolation, facts: "信用分降至 \(score.points)。\nThe credit has fallen to \(score.points).")
        reasons.isDetectedAutomatically = true
        reasons.automation = .full
        return reasons
    }
}

extension Platform {
    /// A day is looked at for so long after it; then it is over.
    private static let cleanDaysBack: Int64 = 31

    /// Gives a point for every clean day of publishing since the last fault, and returns how many were given.
    ///
    /// A day is clean on which a publication has published something that still stands, and lost nothing.
    @discardableResult
    public func creditCleanDays() async throws -> Int {
        let now = clock.now
        let indebted = try await read { try CreditStore(connection: $0).indebted() }
        var given = 0
        for publication in indebted {
            given += try await write { connection in
                try CleanDays(connection: connection, now: now).credit(publication, daysBack: Self.cleanDaysBack)
            }
        }
        return given
    }
}

private struct CleanDays {
    let connection: any Connection
    let now: Timestamp

    func credit(_ publication: Identifier<Publication>, daysBack: Int64) throws -> Int {
        let settings = SettingStore(connection: connection)
        let zone = try settings.site().zone
        let policy: CreditPolicy = try settings.get()
        let store = CreditStore(connection: connection)
        var entries = try store.entries(of: publication)
        guard policy.cleanDay > 0, CreditScore(entries).sum < CreditScore.full,
            let last = entries.last(where: { entry in
                entry.kind == .fault && !entries.contains { $0.undoes == entry.id }
            })
        else { return 0 }
        let today = CalendarDay(now, in: zone)
        var day = max(CalendarDay(last.createdAt, in: zone), today.adding(-daysBack - 1)).adding(1)
        var given = 0
        while day < today, CreditScore(entries).sum < CreditScore.full {
            let span = day.start(in: zone)..<day.adding(1).start(in: zone)
            if try publishes(publication, in: span),
                try store.add(.cleanDay, policy.cleanDay, to: publication, day: day, at: now)
            {
                given += 1
                entries = try store.entries(of: publication)
            }
            day = day.adding(1)
        }
        return given
    }

    private func publishes(_ publication: Identifier<Publication>, in span: Range<Timestamp>) throws -> Bool {
        try connection.exists(
            """
            SELECT 1 FROM article WHERE article.publication_id = \(publication) AND \(Article.isListed)
                AND article.published_at >= \(span.lowerBound) AND article.published_at < \(span.upperBound)
            """)
    }
}
