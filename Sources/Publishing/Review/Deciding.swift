public import Kernel
import Storage

/// What a reviewer decides about a submission.
public enum ReviewDecision: Hashable, Sendable {
    /// A label is shown above the article.
    case approve(label: String?)
    /// What is to be changed, beside the comments.
    case requestChanges(String)
    case reject(String)
}

/// What became of a decision.
public struct Decided: Hashable, Sendable {
    /// Until then it can be undone; `nil` when a second reviewer is waited for.
    public let takesEffectAt: Timestamp?
    /// The next that waits in the queue the reviewer works through.
    public let next: Identifier<Submission>?
}

extension Platform {
    /// Decides a submission. The decision takes effect when the time to undo it has passed.
    /// - Parameter filter: the part of the queue the reviewer is working through.
    /// - Throws: `ReviewError`, `AccessError`, `ReadingError.noSuchPage`.
    @discardableResult
    public func decide(
        _ id: Identifier<Submission>, _ decision: ReviewDecision, by account: Account,
        working filter: QueueFilter = QueueFilter()
    ) async throws -> Decided {
        let now = clock.now
        let decided = try await writeUnseen { connection in
            let grant = try ReviewAccess(connection: connection).lockAndRequire(.decide, on: id, by: account)
            let effect = try Deciding(connection: connection, account: account, now: now)
                .decide(grant.submission, decision)
            let next = try QueueStore(connection: connection, account: account, now: now)
                .free(filter, except: id, limit: 1).first
            return Decided(takesEffectAt: effect, next: next)
        }
        if let effect = decided.takesEffectAt, effect <= now { try await carryOutDecisions() }
        return decided
    }

    /// Takes back one's own decision before it has any effect; the submission is one's own again.
    /// - Throws: `ReviewError.tooLateToUndo`.
    public func undoDecision(of id: Identifier<Submission>, by account: Account) async throws {
        let now = clock.now
        try await writeUnseen { connection in
            let grant = try ReviewAccess(connection: connection).lockAndRequire(.inspect, on: id, by: account)
            try Deciding(connection: connection, account: account, now: now).undo(grant.submission)
        }
    }
}

/// Writes decisions down, and takes them back.
struct Deciding {
    let connection: any Connection
    let account: Account
    let now: Timestamp

    /// - Returns: when it takes effect; `nil` when a second reviewer is waited for.
    func decide(_ submission: Submission, _ decision: ReviewDecision) throws -> Timestamp? {
        guard !submission.isClaimedByAnother(than: account.id, at: now) else { throw ReviewError.claimed }
        try check(decision, on: submission)
        let policy: ReviewPolicy = try SettingStore(connection: connection).get()
        if case .approve(let label) = decision, policy.needsSecondReviewer, !submission.isAfter {
            if submission.approvedBy == account.id { throw ReviewError.needsAnother }
            if submission.approvedBy == nil {
                try approveFirst(submission, label: label)
                return nil
            }
        }
        let effect = now.adding(seconds: Int64(max(policy.undoSeconds, 0)))
        try connection.execute(
            """
            UPDATE submission SET state = \(decision.state), decided_by = \(account.id), decided_at = \(now),
                takes_effect_at = \(effect), label = \(decision.label ?? submission.firstLabel(for: decision)),
                reason = \(decision.reason), claimed_by = NULL, claimed_until = NULL
            WHERE id = \(submission.id)
            """)
        try SubmissionEventStore(connection: connection).record(
            .decided, of: submission.id, detail: decision.state.rawValue, by: account.id, at: now)
        return effect
    }

    func undo(_ submission: Submission) throws {
        let isFirst = submission.state == .inReview && submission.approvedBy == account.id
        let isPending =
            submission.decidedBy == account.id && submission.effectedAt == nil
            && (submission.takesEffectAt.map { $0 > now } ?? false)
        guard isFirst || isPending else { throw ReviewError.tooLateToUndo }
        let policy: ReviewPolicy = try SettingStore(connection: connection).get()
        try connection.execute(
            """
            UPDATE submission SET state = \(Submission.State.inReview), decided_by = NULL, decided_at = NULL,
                takes_effect_at = NULL, reason = '', claimed_by = \(account.id),
                claimed_until = \(now.adding(seconds: Int64(policy.claimMinutes) * 60))
            WHERE id = \(submission.id)
            """)
        if submission.approvedBy == nil || isFirst {
            try connection.execute("UPDATE submission SET label = NULL, approved_by = NULL WHERE id = \(submission.id)")
        }
        try SubmissionEventStore(connection: connection).record(.undone, of: submission.id, by: account.id, at: now)
    }

    private func check(_ decision: ReviewDecision, on submission: Submission) throws {
        guard decision.reason.count <= ReviewError.maximumText, (decision.label ?? "").count <= ReviewError.maximumLabel
        else { throw ReviewError.textTooLong }
        switch decision {
        case .approve: try checkReprint(submission)
        case .reject(let reason): if reason.trimmed.isEmpty { throw ReviewError.reasonMissing }
        case .requestChanges(let reason):
            let isSaid =
                try !reason.trimmed.isEmpty
                || connection.exists("SELECT 1 FROM review_comment WHERE submission_id = \(submission.id)")
            if !isSaid { throw ReviewError.changesMissing }
        }
    }

    private func checkReprint(_ submission: Submission) throws {
        // What was published under a licence stays when the licence ends.
        guard !submission.isAfter, let article = try ArticleStore(connection: connection).find(submission.article),
            let revision = try ArticleStore(connection: connection).revision(submission.revision),
            let problem = try ReprintRules(connection: connection, now: now).reprint(revision, of: article)?.problem
        else { return }
        throw ReviewError.reprint(problem)
    }

    private func approveFirst(_ submission: Submission, label: String?) throws {
        try connection.execute(
            """
            UPDATE submission SET approved_by = \(account.id), label = \(label), claimed_by = NULL, claimed_until = NULL
            WHERE id = \(submission.id)
            """)
        try SubmissionEventStore(connection: connection).record(
            .approvedFirst, of: submission.id, by: account.id, at: now)
        guard let article = try ArticleStore(connection: connection).find(submission.article) else { return }
        try ArticleStore(connection: connection).record(
            article.id, state: .inReview, restriction: article.restriction, by: account.id,
            reason: "approved by the first of two", at: now)
    }
}

extension ReviewDecision {
    var state: Submission.State {
        switch self {
        case .approve: .approved
        case .requestChanges: .changesRequested
        case .reject: .rejected
        }
    }

    /// `nil` for an empty one too.
    var label: String? {
        guard case .approve(let label?) = self else { return nil }
        let text = label.trimmed
        return text.isEmpty ? nil : text
    }

    var reason: String {
        switch self {
        case .approve: ""
        case .requestChanges(let reason), .reject(let reason): reason.trimmed
        }
    }
}

extension Submission {
    /// The label the first of two reviewers gave stays unless the second gives another.
    fileprivate func firstLabel(for decision: ReviewDecision) -> String? {
        if case .approve = decision { label } else { nil }
    }
}
