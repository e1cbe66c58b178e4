public import Kernel
import Storage

extension Platform {
    /// Objects to a decision about what is one's own.
    /// - Throws: `DecisionError.appealTooLate`, `.alreadyAppealed`, `.appealTextMissing`.
    public func appeal(against id: Identifier<Decision>, _ text: String, by account: Account) async throws {
        let now = clock.now
        let text = try text.asAppealText(missing: .appealTextMissing)
        // The public record says that there is an appeal.
        try await write { connection in
            try DecisionAccess(connection: connection, now: now).require(.appeal, on: id, by: account)
            let isFirst = try AppealStore(connection: connection).insert(text, against: id, by: account.id, at: now)
            guard isFirst else { throw DecisionError.alreadyAppealed }
        }
    }

    /// Takes the hearing of an appeal on oneself.
    /// - Throws: `DecisionError.decidedByYou` to whoever decided; they never hear it.
    public func takeAppeal(against id: Identifier<Decision>, by account: Account) async throws {
        let now = clock.now
        try await writeUnseen { connection in
            let grant = try DecisionAccess(connection: connection, now: now).require(.takeAppeal, on: id, by: account)
            guard let appeal = grant.appeal,
                try AppealStore(connection: connection).assign(appeal.id, to: account.id, at: now)
            else { throw DecisionError.appealClosed }
        }
    }

    /// Takes the appeal that has waited longest among those one may hear.
    /// - Returns: the decision it is against; `nil` when none waits.
    public func takeNextAppeal(by account: Account) async throws -> Identifier<Decision>? {
        let queue = try await appeals(.waiting, page: 1, for: account)
        for item in queue.items.items where item.mayTake && item.appeal.state == .open {
            do {
                try await takeAppeal(against: item.decision.id, by: account)
                return item.decision.id
            } catch is DecisionError {
                continue
            }
        }
        return nil
    }

    /// Decides an appeal. Overturning undoes the measure, the points and all that followed, and says so in public.
    public func hearAppeal(
        against id: Identifier<Decision>, overturns: Bool, reason: String, by account: Account
    ) async throws {
        let now = clock.now
        let reason = try reason.asAppealText(missing: .appealReasonMissing)
        try await write { connection in
            let grant = try DecisionAccess(connection: connection, now: now).require(.hearAppeal, on: id, by: account)
            let state: Appeal.State = overturns ? .overturned : .upheld
            guard let appeal = grant.appeal,
                try AppealStore(connection: connection).close(
                    appeal.id, as: state, reason: reason, by: account.id, at: now)
            else { throw DecisionError.appealClosed }
            if overturns {
                try MeasureTaking(connection: connection, now: now)
                    .end(grant.decision, as: .overturned, reason: reason, by: account.id)
            }
            try DecisionTelling(connection: connection, now: now).heard(grant.decision, state)
        }
    }
}

extension String {
    fileprivate func asAppealText(missing: DecisionError) throws -> String {
        let text = trimmed
        guard !text.isEmpty else { throw missing }
        guard text.unicodeScalars.count <= Appeal.longestText else {
            throw DecisionError.tooLong(limit: Appeal.longestText)
        }
        return text
    }
}
