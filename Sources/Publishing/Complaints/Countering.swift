public import Kernel
import Storage

/// What an author is forwarded with a decision: who complains, and of what.
public struct ForwardedNotice: Sendable {
    public let `case`: ComplaintCase
    public let statements: [[ComplaintField: String]]
    public let counterNotice: CounterNotice?
    public let mayCounter: Bool
}

extension Platform {
    /// The notice behind a decision, where the law has it forwarded to the author; `nil` where it has not, or where they
    /// may not know.
    public func forwardedNotice(of decision: Identifier<Decision>, for account: Account) async throws
        -> ForwardedNotice?
    {
        try await read { connection in
            let store = ComplaintStore(connection: connection)
            guard let found = try store.find(answeredBy: decision) else { return nil }
            let standing = try ComplaintAccess(connection: connection).standing(of: account, on: found)
            guard standing.allows(.readForwarded) else { return nil }
            return ForwardedNotice(
                case: found, statements: try store.complaints(of: found.id, limit: 20).map(\.statement),
                counterNotice: try CounterNoticeStore(connection: connection).find(found.id),
                mayCounter: standing.allows(.counter))
        }
    }

    /// Answers a copyright notice. A complete answer puts back at once what was taken down, with the points it cost: the
    /// two sides go to court, not to the desk. Who complained is told, with the author's name and address, as the law has it.
    /// - Throws: `ComplaintError.decided`, `ReadingError.noSuchPage`.
    public func counter(_ decision: Identifier<Decision>, _ form: CounterNoticeForm, by account: Account) async throws {
        let now = clock.now
        try await write { connection in
            guard let id = try ComplaintStore(connection: connection).find(answeredBy: decision)?.id else {
                throw ReadingError.noSuchPage
            }
            try ComplaintAccess(connection: connection).require(.counter, on: id, by: account)
            guard
                try CounterNoticeStore(connection: connection).insert(form, on: id, by: account.id, at: now),
                let decision = try DecisionStore(connection: connection).find(decision)
            else { throw ComplaintError.decided }
            // This moves the case as well, and tells who complained.
            try MeasureTaking(connection: connection, now: now)
                .end(decision, as: .overturned, reason: "反通知 · Counter-notice", by: nil)
            try DecisionTelling(connection: connection, now: now).countered(decision)
        }
    }
}

extension MeasureTaking {
    /// A measure was undone: whoever had complained is told, and the same notice does not bring it about again.
    func restoreComplaints(after decision: Decision) throws {
        let store = ComplaintStore(connection: connection)
        // One measure may have answered complaints of several grounds.
        for found in try store.cases("complaint_case.decision_id = \(decision.id)", limit: 100)
        where found.state != .restored {
            try store.move(found.id, to: .restored)
            try ComplaintTelling(connection: connection, now: now).tellAll(.restored, of: found.id)
        }
    }
}
