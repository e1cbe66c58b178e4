public import Kernel
import Storage

/// By what a complainant comes to their complaint.
public enum ComplaintKey: Sendable {
    /// Whoever holds it.
    case code(SecretToken)
    /// Of somebody who was signed in when they complained.
    case own(Identifier<Complaint>, Account)
}

/// A complaint as its complainant sees it: their own words, what the desk has asked, and the answer. Neither other
/// complainants nor the officer are in it.
public struct FollowedComplaint: Sendable {
    public let ground: ComplaintGround
    public let kind: DecisionSubject.Kind
    public let state: ComplaintCase.State
    public let statement: [ComplaintField: String]
    /// The address of the subject; `nil` once it is gone.
    public let path: String?
    public let title: String
    public let picture: ContentHash?
    public let receivedAt: Timestamp
    public let dueAt: Timestamp
    /// Since when the desk waits for an answer.
    public let askedAt: Timestamp?
    public let messages: [ComplaintMessage]
    /// What they have handed in as proof.
    public let documents: [ComplaintDocument]
    public let decision: PublicDecision?
    public let answeredAt: Timestamp?
    public let reason: String
    /// As it was forwarded, where the law has it forwarded.
    public let counterNotice: CounterNotice?
    public let erasedAt: Timestamp?
    public let chrome: Chrome

    public var mayAnswer: Bool { askedAt != nil && state.isOpen }
    public var mayAddDocuments: Bool { state.isOpen && documents.count < PrivateDocument.most }
}

extension Platform {
    /// - Throws: `ReadingError.noSuchPage` for a code that opens nothing.
    public func complaint(with code: SecretToken) async throws -> FollowedComplaint {
        try await complaint(.code(code))
    }

    /// - Throws: `ReadingError.noSuchPage` for what opens nothing.
    public func complaint(_ key: ComplaintKey) async throws -> FollowedComplaint {
        try await read { connection in
            let store = ComplaintStore(connection: connection)
            guard let complaint = try store.find(key), let found = try store.find(complaint.case) else {
                throw ReadingError.noSuchPage
            }
            var facts: SubjectFacts?
            if let about = found.about { facts = try? SubjectStore(connection: connection).facts(about) }
            return FollowedComplaint(
                ground: found.ground, kind: found.kind, state: found.state(for: complaint),
                statement: complaint.statement, path: facts?.path,
                title: found.title, picture: found.picture,
                receivedAt: complaint.receivedAt, dueAt: found.dueAt, askedAt: complaint.askedAt,
                messages: try store.messages(of: complaint.id),
                documents: try ComplaintDocumentStore(connection: connection).all(of: complaint.id),
                decision: try found.decision.flatMap { try PublicDecisionStore(connection: connection).find($0) },
                answeredAt: found.decidedAt, reason: found.reason,
                counterNotice: found.ground.isForwarded
                    ? try CounterNoticeStore(connection: connection).find(found.id) : nil,
                erasedAt: complaint.erasedAt, chrome: try Chrome(connection))
        }
    }

    /// Says what was missing; the case goes back to the desk.
    /// - Throws: `ComplaintError.notAsked`, `.textMissing`, `.textTooLong`.
    public func answerQuestion(_ key: ComplaintKey, _ text: String) async throws {
        let now = clock.now
        let text = try text.asComplaintText()
        try await writeUnseen { connection in
            let store = ComplaintStore(connection: connection)
            let (complaint, found) = try store.locked(key)
            guard complaint.askedAt != nil, found.state.isOpen else { throw ComplaintError.notAsked }
            try store.write(text, to: complaint.id, by: nil, at: now)
            try connection.execute("UPDATE complaint SET asked_at = NULL WHERE id = \(complaint.id)")
            if found.state == .incomplete {
                try store.move(found.id, to: found.assignedTo == nil ? .received : .validated)
            }
        }
    }
}

extension ComplaintStore {
    func find(_ key: ComplaintKey) throws -> Complaint? {
        switch key {
        case .code(let code): return try find(code)
        case .own(let id, let account):
            let found = try complaint(id)
            return found?.account == account.id ? found : nil
        }
    }

    /// A complaint and its case, which nobody else changes until the transaction ends.
    /// - Throws: `ReadingError.noSuchPage`.
    func locked(_ key: ComplaintKey) throws -> (Complaint, ComplaintCase) {
        guard let known = try find(key) else { throw ReadingError.noSuchPage }
        try lock(known.case)
        guard let complaint = try find(key), let found = try find(known.case) else { throw ReadingError.noSuchPage }
        return (complaint, found)
    }
}
