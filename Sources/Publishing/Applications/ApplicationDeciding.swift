public import Kernel
import Storage

extension Platform {
    /// Says that somebody is at it. Optional: anybody who may decide can do so without.
    public func claimApplication(_ id: Identifier<JoiningApplication>, by account: Account) async throws {
        let now = clock.now
        try await writeUnseen { connection in
            let store = ApplicationStore(connection: connection)
            try store.lock(id)
            let application = try ApplicationAccess(connection: connection).require(.claim, on: id, by: account)
            guard application.claimedBy != account.id else { return }
            try connection.execute("UPDATE application SET claimed_by = \(account.id) WHERE id = \(id)")
            let state: JoiningApplication.State = application.state == .submitted ? .inReview : application.state
            try store.move(id, to: state, .claimed, by: account.id, at: now)
        }
    }

    /// Asks the applicant something, who may change the application while answering.
    public func askApplicant(_ id: Identifier<JoiningApplication>, _ text: String, by account: Account) async throws {
        let now = clock.now
        let text = try JoiningError.checked(text)
        try await writeUnseen { connection in
            let decision = try ApplicationDecision(.ask, on: id, by: account, connection)
            try decision.store.move(id, to: .needsInformation, .asked, text, by: account.id, at: now)
            try decision.tell(.applicationQuestion, text, at: now)
        }
    }

    /// - Throws: `JoiningError.reasonMissing`, and who may not throws as `ApplicationAccess` does.
    public func rejectApplication(_ id: Identifier<JoiningApplication>, reason: String, by account: Account)
        async throws
    {
        let now = clock.now
        let reason = try JoiningError.checked(reason)
        try await writeUnseen { connection in
            let decision = try ApplicationDecision(.reject, on: id, by: account, connection)
            try decision.store.move(id, to: .rejected, .rejected, reason, by: account.id, at: now)
            try decision.tell(.applicationRejected, reason, at: now)
        }
    }

    /// Makes the publication, on probation, with the applicant as its owner.
    /// - Parameter hasCheckedProof: they have looked at the proof that a name with reserved terms needs.
    /// - Throws: `JoiningError.proofUnchecked`; `.handleTaken`, `.nameTaken`, `.tooManyPublications` when something has
    ///   come between.
    public func approveApplication(
        _ id: Identifier<JoiningApplication>, hasCheckedProof: Bool, note: String = "", by account: Account
    ) async throws {
        let now = clock.now
        let note = note.trimmed
        guard note.count <= JoiningError.longestText else {
            throw JoiningError.tooLong(limit: JoiningError.longestText)
        }
        do {
            try await write { connection in
                let decision = try ApplicationDecision(.approve, on: id, by: account, connection)
                let publication = try decision.publication(hasCheckedProof: hasCheckedProof, at: now)
                try decision.store.move(id, to: .approved, .approved, note, by: account.id, at: now)
                try PublicationStore(connection: connection).insert(publication)
                try PublicationStore(connection: connection).setPicture(
                    decision.application.form.picture, crop: decision.application.form.crop, avatar: publication.avatar,
                    of: publication.id, by: decision.application.account, at: now)
                try MembershipStore(connection: connection).set(
                    .owner, of: decision.application.account, in: publication.id, at: now)
                try PublicationEventStore(connection: connection).record(
                    .probation, of: publication.id, reason: "", by: account.id, at: now)
                try connection.execute("UPDATE application SET publication_id = \(publication.id) WHERE id = \(id)")
                try decision.tell(.applicationApproved, note, path: "/studio", at: now)
            }
        } catch let error as StorageError {
            throw JoiningError(error) ?? error
        }
    }

    /// Lets a rejected applicant try once more.
    public func pardonApplication(_ id: Identifier<JoiningApplication>, by account: Account) async throws {
        let now = clock.now
        try await writeUnseen { connection in
            let store = ApplicationStore(connection: connection)
            try store.lock(id)
            let application = try ApplicationAccess(connection: connection).require(.pardon, on: id, by: account)
            guard !application.isPardoned else { return }
            try connection.execute("UPDATE application SET is_pardoned = 1 WHERE id = \(id)")
            try store.record(.pardoned, of: id, by: account.id, at: now)
            try AuditLog(connection: connection).record(
                "application.pardon", subject: "\(id)", detail: application.form.name, by: account.id, at: now)
        }
    }
}

/// What all decisions on an application share: it is locked, and whoever decides may.
private struct ApplicationDecision {
    let application: JoiningApplication
    let store: ApplicationStore

    init(
        _ action: ApplicationAction, on id: Identifier<JoiningApplication>, by account: Account,
        _ connection: any Connection
    )
        throws
    {
        store = ApplicationStore(connection: connection)
        if let known = try store.find(id) { try store.lock(applicant: known.account) }
        try store.lock(id)
        application = try ApplicationAccess(connection: connection).require(action, on: id, by: account)
    }

    func publication(hasCheckedProof: Bool, at time: Timestamp) throws -> Publication {
        let form = application.form
        let policy: JoiningPolicy = try SettingStore(connection: store.connection).get()
        try form.checkComplete(of: application, store.connection)
        let reserved = policy.reservedTerms(in: [form.name, form.handle])
        guard hasCheckedProof || reserved.isEmpty else { throw JoiningError.proofUnchecked(reserved) }
        guard let handle = Handle(form.handle), let kind = form.kind else { throw JoiningError.incomplete([.handle]) }
        try kind.requireRoom(for: application.account, store.connection)
        return Publication(
            id: .mint(at: time), handle: handle, name: form.name, tagline: form.tagline, kind: kind, state: .probation,
            avatar: application.avatar, createdAt: time)
    }

    func tell(_ kind: UserNotification.Kind, _ text: String, path: String? = nil, at time: Timestamp) throws {
        try NotificationStore(connection: store.connection).tell(
            application.account, kind, path: path ?? "/apply/\(application.id)",
            ["publication": application.form.name, "text": text], at: time)
    }
}
