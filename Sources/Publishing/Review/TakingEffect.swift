import Kernel
import Storage

extension Platform {
    /// Carries out every decision that can no longer be undone, and returns how many there were.
    @discardableResult
    public func carryOutDecisions() async throws -> Int {
        let now = clock.now
        let due = try await read { connection in
            try connection.rows(
                """
                SELECT id, article_id FROM submission WHERE takes_effect_at <= \(now) AND effected_at IS NULL
                ORDER BY takes_effect_at, id LIMIT 200
                """
            ) { (id: try $0["id"] as Identifier<Submission>, article: try $0["article_id"] as Identifier<Article>) }
        }
        // What goes wrong with one holds up none of the others.
        var count = 0
        var failure: (any Error)?
        for decision in due {
            do {
                if try await carryOut(decision.id, of: decision.article, at: now) { count += 1 }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return count
    }

    /// - Returns: whether there was something left to do: another node may have been first, or its authors have taken it
    ///   back meanwhile.
    private func carryOut(_ id: Identifier<Submission>, of article: Identifier<Article>, at now: Timestamp) async throws
        -> Bool
    {
        try await write { connection in
            try DraftStore(connection: connection).lock(article)
            guard let submission = try SubmissionStore(connection: connection).find(id), submission.effectedAt == nil,
                submission.takesEffectAt.map({ $0 <= now }) ?? false
            else { return false }
            try TakingEffect(connection: connection, now: now).carryOut(submission)
            return true
        }
    }
}

/// Does what was decided.
struct TakingEffect {
    let connection: any Connection
    let now: Timestamp

    func carryOut(_ submission: Submission) throws {
        guard let article = try ArticleStore(connection: connection).find(submission.article) else { return }
        try connection.execute(
            "UPDATE submission SET effected_at = \(now), takes_effect_at = NULL WHERE id = \(submission.id)")
        switch submission.state {
        case .approved where submission.isAfter: try confirm(submission, article)
        case .approved: try publish(submission, article)
        case .changesRequested: try giveBack(submission, article, to: .changesRequested, telling: .changesRequested)
        case .rejected:
            if submission.isAfter { try disable(article) }
            try giveBack(submission, article, to: .rejected, telling: .rejected)
        case .submitted, .screening, .inReview, .published, .recalled: return
        }
    }

    private func publish(_ submission: Submission, _ article: Article) throws {
        // What review has taken off, review lets back on.
        try connection.execute(
            "UPDATE article SET review_restriction = 'none' WHERE id = \(article.id) AND review_restriction = 'disabled'"
        )
        guard try GoingLive(connection: connection).publish(submission, by: submission.decidedBy, at: now) else {
            return
        }
        try Authors(connection: connection).tell(.approved, about: submission, article, at: now)
        try Probation(connection: connection, now: now).end(of: article.publication)
    }

    /// It is public already, and stays so.
    private func confirm(_ submission: Submission, _ article: Article) throws {
        try SubmissionStore(connection: connection).setState(.published, of: submission.id)
        if let label = submission.label {
            try connection.execute(
                """
                UPDATE article SET review_restriction = \(Article.Restriction.labelled), review_label = \(label)
                WHERE id = \(article.id) AND review_restriction <> 'disabled'
                """)
        }
        let restriction = try settle(article)
        try ArticleStore(connection: connection).record(
            article.id, state: article.state, restriction: restriction, by: submission.decidedBy,
            reason: submission.label ?? "confirmed", at: now)
        if submission.label != nil {
            try Authors(connection: connection).tell(.approved, about: submission, article, at: now)
        }
        try Probation(connection: connection, now: now).end(of: article.publication)
    }

    private func disable(_ article: Article) throws {
        try connection.execute(
            "UPDATE article SET review_restriction = \(Article.Restriction.disabled) WHERE id = \(article.id)")
        try settle(article)
        if article.state == .published {
            try LogStore(connection: connection).append(.restricted(article.id, .disabled), at: now)
        }
    }

    /// What review orders stands beside what the platform has decided.
    @discardableResult
    private func settle(_ article: Article) throws -> Article.Restriction {
        try MeasureEffect(connection: connection, now: now).settleArticle(article.id, by: nil, isRecorded: false)
        return try ArticleStore(connection: connection).find(article.id)?.restriction ?? article.restriction
    }

    /// To its authors, unless they have submitted a later one meanwhile.
    private func giveBack(
        _ submission: Submission, _ article: Article, to state: Article.State, telling kind: UserNotification.Kind
    ) throws {
        let submissions = SubmissionStore(connection: connection)
        // Its restriction may just have changed.
        guard let article = try ArticleStore(connection: connection).find(article.id) else { return }
        if try submissions.latest(of: article.id)?.id == submission.id, article.state != .withdrawn {
            try DraftStore(connection: connection).move(
                article, to: state, by: submission.decidedBy, reason: submission.reason, at: now)
        } else {
            try ArticleStore(connection: connection).record(
                article.id, state: article.state, restriction: article.restriction, by: submission.decidedBy,
                reason: submission.reason, at: now)
        }
        try Authors(connection: connection).tell(kind, about: submission, article, at: now)
    }
}
