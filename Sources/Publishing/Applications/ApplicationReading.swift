public import Kernel
import Storage

/// One application with all its parts.
public struct ApplicationContents: Sendable {
    public let application: JoiningApplication
    public let applicant: Account
    /// The oldest first.
    public let events: [ApplicationEvent]
    public let proofs: [Proof]
    /// What it lacks before it can be submitted.
    public let missing: [ApplicationForm.Requirement]
    /// The reserved terms in its name or handle.
    public let reserved: [String]
    /// Where the publication that came of it is.
    public let handle: Handle?
    public let claimant: String?
    /// What the one who asks may do.
    public let actions: Set<ApplicationAction>
    public let policy: JoiningPolicy
    public let chrome: Chrome
}

/// What somebody who comes to apply is shown.
public struct ApplyingContents: Sendable {
    /// The newest first.
    public let applications: [JoiningApplication]
    public let attemptsLeft: Int
    public let policy: JoiningPolicy
    public let chrome: Chrome

    public var open: JoiningApplication? { applications.first { $0.state.isOpen } }
}

extension Platform {
    /// - Throws: `JoiningError.noSuchApplication` to anybody but the applicant and reviewers.
    public func application(_ id: Identifier<JoiningApplication>, for account: Account) async throws
        -> ApplicationContents
    {
        try await read { connection in
            let application = try ApplicationAccess(connection: connection).require(.view, on: id, by: account)
            return try ApplicationContents(application, for: account, connection)
        }
    }

    /// The application somebody is filling in or waiting for; `nil` if there is none.
    public func openApplication(of account: Account) async throws -> ApplicationContents? {
        try await read { connection in
            try ApplicationStore(connection: connection).open(of: account.id).map {
                try ApplicationContents($0, for: account, connection)
            }
        }
    }

    public func applying(by account: Account) async throws -> ApplyingContents {
        try await read { connection in
            let store = ApplicationStore(connection: connection)
            let policy: JoiningPolicy = try SettingStore(connection: connection).get()
            return ApplyingContents(
                applications: try store.all(of: account.id),
                attemptsLeft: max(0, policy.attempts - (try store.rejections(of: account.id))), policy: policy,
                chrome: try Chrome(connection))
        }
    }

    public func joiningPolicy() async throws -> JoiningPolicy {
        try await read { try SettingStore(connection: $0).get() }
    }
}

extension ApplicationContents {
    init(_ application: JoiningApplication, for account: Account, _ connection: any Connection) throws {
        self.application = application
        guard let applicant = try AccountStore(connection: connection).find(application.account) else {
            throw JoiningError.noSuchApplication
        }
        self.applicant = applicant
        policy = try SettingStore(connection: connection).get()
        events = try ApplicationStore(connection: connection).events(of: application.id)
        proofs = try ProofStore(connection: connection).all(of: application.id)
        missing = application.form.missing(hasProof: proofs.contains { $0.deletedAt == nil }, policy)
        reserved = policy.reservedTerms(in: [application.form.name, application.form.handle])
        handle = try application.publication.flatMap(PublicationStore(connection: connection).find)?.handle
        claimant = try application.claimedBy.flatMap(AccountStore(connection: connection).find)?.name
        let standing = ApplicationStanding(siteRoles: account.roles, isApplicant: application.account == account.id)
        actions = Set(ApplicationAction.allCases.filter { standing.allows($0, in: application.state) })
        chrome = try Chrome(connection)
    }
}
