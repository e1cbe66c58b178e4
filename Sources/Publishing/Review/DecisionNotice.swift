public import Kernel
import Storage

/// What a reviewer has just decided, with what is needed to take it back.
public struct DecisionNotice: Sendable {
    public let submission: Submission
    public let title: String
    /// Until then it can be undone; `nil` when it no longer can.
    public let undoableUntil: Timestamp?
    /// It waits for a second reviewer.
    public let isFirstOfTwo: Bool
}

extension Platform {
    /// - Returns: `nil` for what the account has not decided.
    public func decisionNotice(of id: Identifier<Submission>, for account: Account) async throws -> DecisionNotice? {
        guard account.isReviewer else { return nil }
        let now = clock.now
        return try await read { connection in
            guard let submission = try SubmissionStore(connection: connection).find(id) else { return nil }
            let isFirst = submission.state == .inReview && submission.approvedBy == account.id
            guard isFirst || submission.decidedBy == account.id else { return nil }
            let until = submission.effectedAt == nil ? submission.takesEffectAt : nil
            return DecisionNotice(
                submission: submission,
                title: try connection.value("SELECT title FROM revision WHERE id = \(submission.revision)") ?? "",
                undoableUntil: until.flatMap { $0 > now ? $0 : nil }, isFirstOfTwo: isFirst)
        }
    }
}
