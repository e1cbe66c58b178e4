public import Kernel
import Storage

extension Platform {
    /// Begins an application, filled in with what the person said the last time.
    /// - Throws: `JoiningError.alreadyApplying`, `.noAttemptsLeft`.
    @discardableResult
    public func beginApplication(by account: Account) async throws -> Identifier<JoiningApplication> {
        let now = clock.now
        return try await writeUnseen { connection in
            let store = ApplicationStore(connection: connection)
            try store.lock(applicant: account.id)
            if try store.open(of: account.id) != nil { throw JoiningError.alreadyApplying }
            try Self.requireAttempt(account, connection)
            let id = Identifier<JoiningApplication>.mint(at: now)
            let last = try store.all(of: account.id).first { $0.state != .approved }
            try store.insert(last?.form ?? .empty, id, of: account.id, at: now)
            if let last { try store.save(last.form, avatar: last.avatar, of: id, at: now) }
            try store.record(.begun, of: id, by: account.id, at: now)
            return id
        }
    }

    private static func requireAttempt(_ account: Account, _ connection: any Connection) throws {
        let policy: JoiningPolicy = try SettingStore(connection: connection).get()
        guard try ApplicationStore(connection: connection).rejections(of: account.id) < policy.attempts else {
            throw JoiningError.noAttemptsLeft(policy.attempts)
        }
    }

    /// Saves what one step of the form says. A draft may be incomplete, and hold names that cannot be had.
    /// - Throws: `JoiningError.tooLong`; of an application that reviewers have, also what submitting it throws.
    public func saveApplication(
        _ id: Identifier<JoiningApplication>, by account: Account,
        _ change: @Sendable @escaping (inout ApplicationForm) -> Void
    ) async throws {
        let now = clock.now
        do {
            try await writeUnseen { connection in
                let store = ApplicationStore(connection: connection)
                try store.lock(id)
                let application = try ApplicationAccess(connection: connection).require(.edit, on: id, by: account)
                var form = application.form
                change(&form)
                try form.checkLengths()
                if let channel = form.channel, try !ChannelStore(connection: connection).exists(channel) {
                    form.channel = nil
                }
                // Reviewers have been told of the name and may have looked into it: it must stay one that can be had.
                if application.state != .draft { try form.checkComplete(of: application, connection) }
                try store.save(form, avatar: application.avatar, of: id, at: now)
            }
        } catch let error as StorageError {
            throw JoiningError(error) ?? error
        }
    }

    /// - Throws: `JoiningError.incomplete`, `.handleTaken`, `.nameTaken`, `.tooManyPublications`, `.noAttemptsLeft`.
    public func submitApplication(_ id: Identifier<JoiningApplication>, by account: Account) async throws {
        let now = clock.now
        do {
            try await writeUnseen { connection in
                let store = ApplicationStore(connection: connection)
                try store.lock(applicant: account.id)
                try store.lock(id)
                let application = try ApplicationAccess(connection: connection).require(.submit, on: id, by: account)
                try Self.requireAttempt(account, connection)
                // First take the name, then look whether a publication has it: the other way round one that is being
                // approved at this moment would be missed.
                try store.move(id, to: .submitted, .submitted, by: account.id, at: now)
                try application.form.checkComplete(of: application, connection)
                try application.form.kind?.requireRoom(for: account.id, connection)
            }
        } catch let error as StorageError {
            throw JoiningError(error) ?? error
        }
    }

    /// Answers what a reviewer has asked; they are told.
    public func answerApplication(_ id: Identifier<JoiningApplication>, _ text: String, by account: Account)
        async throws
    {
        let now = clock.now
        let text = try JoiningError.checked(text)
        try await writeUnseen { connection in
            let store = ApplicationStore(connection: connection)
            try store.lock(id)
            let application = try ApplicationAccess(connection: connection).require(.answer, on: id, by: account)
            let state: JoiningApplication.State = application.claimedBy == nil ? .submitted : .inReview
            try store.move(id, to: state, .answered, text, by: account.id, at: now)
            let asked = try store.events(of: id).last { $0.kind == .asked }?.account
            guard let reviewer = application.claimedBy ?? asked else { return }
            try NotificationStore(connection: connection).tell(
                reviewer, .applicationAnswered, path: "/desk/applications/\(id)",
                ["publication": application.form.name],
                at: now)
        }
    }

    /// Takes an application back. It does not count as an attempt.
    public func withdrawApplication(_ id: Identifier<JoiningApplication>, by account: Account) async throws {
        let now = clock.now
        try await writeUnseen { connection in
            let store = ApplicationStore(connection: connection)
            try store.lock(id)
            _ = try ApplicationAccess(connection: connection).require(.withdraw, on: id, by: account)
            try store.move(id, to: .withdrawn, .withdrawn, by: account.id, at: now)
        }
    }

    /// Throws a draft away, with its documents.
    public func discardApplication(_ id: Identifier<JoiningApplication>, by account: Account) async throws {
        let documents = try await writeUnseen { connection in
            _ = try ApplicationAccess(connection: connection).require(.discard, on: id, by: account)
            let documents = try ProofStore(connection: connection).all(of: id).map(\.key)
            try connection.execute("DELETE FROM application WHERE id = \(id)")
            return documents
        }
        for key in documents { try await privateFiles.remove(key) }
    }
}

extension ApplicationForm {
    static let empty = ApplicationForm(
        kind: nil, handle: "", name: "", tagline: "", picture: nil, crop: .centre, channel: nil, reason: "", samples: ""
    )

    func checkLengths() throws(JoiningError) {
        guard handle.utf8.count <= 100, name.count <= 100 else {
            throw .tooLong(limit: PublicationName.length.upperBound)
        }
        guard tagline.count <= Self.longestTagline else { throw .tooLong(limit: Self.longestTagline) }
        guard reason.count <= Self.longestReason else { throw .tooLong(limit: Self.longestReason) }
        guard samples.count <= Self.longestSamples else { throw .tooLong(limit: Self.longestSamples) }
    }

    /// Everything there that has to be, and the names still free.
    func checkComplete(of application: JoiningApplication, _ connection: any Connection) throws {
        let policy: JoiningPolicy = try SettingStore(connection: connection).get()
        let hasProof = try ProofStore(connection: connection).exists(of: application.id)
        let missing = missing(hasProof: hasProof, policy)
        guard missing.isEmpty, let handle = Handle(handle) else { throw JoiningError.incomplete(missing) }
        let names = NameStore(connection: connection)
        if try names.isTaken(handle, except: application.account) { throw JoiningError.handleTaken }
        if try names.isTaken(name: name, exceptApplicant: application.account) { throw JoiningError.nameTaken }
    }
}

extension JoiningError {
    /// In characters.
    public static let longestText = 4000

    /// What the database's own walls against two at once mean; `nil` for anything else.
    init?(_ error: StorageError) {
        guard case .unique(let constraint) = error else { return nil }
        let text = constraint.columns.joined(separator: " ") + " " + (constraint.name ?? "")
        if text.contains("handle") {
            self = .handleTaken
        } else if text.contains("name") {
            self = .nameTaken
        } else if text.contains("account_id") || text.contains("application_open") {
            self = .alreadyApplying
        } else {
            return nil
        }
    }

    /// A question, answer or reason, which says something.
    static func checked(_ text: String) throws(JoiningError) -> String {
        let text = text.trimmed
        guard !text.isEmpty else { throw .reasonMissing }
        guard text.count <= longestText else { throw .tooLong(limit: longestText) }
        return text
    }
}
