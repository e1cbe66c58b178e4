public import Kernel
import Storage

extension Platform {
    /// Takes a submission for oneself, or keeps it longer. Others see who has it, and cannot decide it meanwhile.
    /// - Throws: `ReviewError.claimed` when another reviewer was first.
    public func claim(_ id: Identifier<Submission>, by account: Account) async throws {
        let now = clock.now
        try await writeUnseen { connection in
            let grant = try ReviewAccess(connection: connection).require(.claim, on: id, by: account)
            try Claims(connection: connection).take(grant.submission, by: account, at: now)
        }
    }

    /// Gives a submission back to the queue. Whoever has not claimed it changes nothing; an operator frees anybody's.
    public func release(_ id: Identifier<Submission>, by account: Account) async throws {
        let now = clock.now
        try await writeUnseen { connection in
            let grant = try ReviewAccess(connection: connection).require(.claim, on: id, by: account)
            guard grant.submission.claimedBy == account.id || account.has(.operator) else { return }
            let freed = try connection.execute(
                "UPDATE submission SET claimed_by = NULL, claimed_until = NULL WHERE id = \(id) AND claimed_by IS NOT NULL"
            )
            guard freed == 1 else { return }
            try SubmissionEventStore(connection: connection).record(.released, of: id, by: account.id, at: now)
        }
    }

    /// Claims the submission that has waited longest among those of a filter.
    /// - Returns: `nil` when nothing waits.
    public func claimNext(_ filter: QueueFilter = QueueFilter(), by account: Account) async throws
        -> Identifier<Submission>?
    {
        let now = clock.now
        return try await writeUnseen { connection in
            let queue = QueueStore(connection: connection, account: account, now: now)
            // Of those who ask at once each gets another: whoever loses one tries the next.
            for id in try queue.free(filter, limit: 20) {
                guard let submission = try SubmissionStore(connection: connection).find(id) else { continue }
                if try Claims(connection: connection).tries(submission, by: account, at: now) { return id }
            }
            return nil
        }
    }
}

/// Who has which submission. A claim that has run out is anybody's.
struct Claims {
    let connection: any Connection

    /// - Throws: `ReviewError.claimed`.
    func take(_ submission: Submission, by account: Account, at time: Timestamp) throws {
        guard try tries(submission, by: account, at: time) else { throw ReviewError.claimed }
    }

    /// Only the one whose update changes the row has it.
    func tries(_ submission: Submission, by account: Account, at time: Timestamp) throws -> Bool {
        let policy: ReviewPolicy = try SettingStore(connection: connection).get()
        let until = time.adding(seconds: Int64(policy.claimMinutes) * 60)
        let taken = try connection.execute(
            """
            UPDATE submission SET claimed_by = \(account.id), claimed_until = \(until)
            WHERE id = \(submission.id) AND state = \(Submission.State.inReview)
                AND (claimed_by IS NULL OR claimed_by = \(account.id) OR claimed_until <= \(time))
            """)
        guard taken == 1 else { return false }
        if !submission.isClaimed(by: account.id, at: time) {
            try SubmissionEventStore(connection: connection).record(
                .claimed, of: submission.id, by: account.id, at: time)
        }
        return true
    }
}

extension Submission {
    /// Who has it now.
    public func claimant(at time: Timestamp) -> Identifier<Account>? {
        guard let until = claimedUntil, until > time else { return nil }
        return claimedBy
    }

    public func isClaimed(by account: Identifier<Account>, at time: Timestamp) -> Bool { claimant(at: time) == account }

    func isClaimedByAnother(than account: Identifier<Account>, at time: Timestamp) -> Bool {
        claimant(at: time).map { $0 != account } ?? false
    }
}
