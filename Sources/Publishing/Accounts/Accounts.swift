public import Kernel
import Storage

/// Why something about accounts was refused.
public enum AccountError: ReadableError, Hashable {
    case emailTaken(EmailAddress)
    case noSuchAccount(EmailAddress)
    case linkSpent

    public var kind: ReadableErrorKind {
        switch self {
        case .emailTaken: .conflict
        case .noSuchAccount: .notFound
        case .linkSpent: .gone
        }
    }

    public var messageKey: String {
        switch self {
        case .emailTaken: "email_taken"
        case .noSuchAccount: "no_such_account"
        case .linkSpent: "link_spent"
        }
    }

    public var description: String {
        switch self {
        case .emailTaken(let email): "There is an account with the address \(email) already."
        case .noSuchAccount(let email): "There is no account with the address \(email), or it is disabled."
        case .linkSpent:
            "This sign-in link has been used or has expired; make a new one with 'byline user sign-in-link'."
        }
    }
}

extension Platform {
    public func accounts() async throws -> [Account] {
        try await read { try AccountStore(connection: $0).all() }
    }

    /// - Throws: `AccountError.emailTaken`.
    public func addAccount(email: EmailAddress, name: String, roles: Set<Account.Role> = []) async throws {
        let now = clock.now
        do {
            try await write { connection in
                try AccountStore(connection: connection).insert(
                    .mint(at: now), email: email, name: name, roles: roles, at: now)
            }
        } catch StorageError.unique {
            throw AccountError.emailTaken(email)
        }
    }

    /// A link with which the first operator signs in once within a day. Makes the operator's account if there is none.
    public func operatorSignInToken() async throws -> SecretToken {
        let now = clock.now
        return try await write { connection in
            let accounts = AccountStore(connection: connection)
            if try accounts.firstOperator() == nil {
                try accounts.insert(
                    .mint(at: now), email: .operatorsPlace, name: "Operator", roles: [.operator], at: now)
            }
            guard let account = try accounts.firstOperator() else {
                throw AccountError.noSuchAccount(.operatorsPlace)
            }
            return try SignInLinkStore(connection: connection).make(for: account.id, at: now)
        }
    }

    /// A link with which the owner of an address signs in once within a day.
    /// - Throws: `AccountError.noSuchAccount`.
    public func signInToken(for email: EmailAddress) async throws -> SecretToken {
        let now = clock.now
        return try await write { connection in
            guard let account = try AccountStore(connection: connection).find(email), account.disabledAt == nil else {
                throw AccountError.noSuchAccount(email)
            }
            return try SignInLinkStore(connection: connection).make(for: account.id, at: now)
        }
    }

    /// Whose sign-in link this is, without spending it.
    /// - Throws: `AccountError.linkSpent`.
    public func accountName(of link: SecretToken) async throws -> String {
        let now = clock.now
        return try await read { connection in
            guard let account = try SignInLinkStore(connection: connection).account(of: link, at: now) else {
                throw AccountError.linkSpent
            }
            return account.name
        }
    }

    /// Spends a sign-in link and opens a session of 30 days.
    /// - Throws: `AccountError.linkSpent`.
    public func signIn(with link: SecretToken) async throws -> SecretToken {
        let now = clock.now
        return try await write { connection in
            guard let account = try SignInLinkStore(connection: connection).spend(link, at: now) else {
                throw AccountError.linkSpent
            }
            return try SessionStore(connection: connection).open(for: account, at: now)
        }
    }

    /// A session of 30 days for somebody who has just proved who they are.
    public func openSession(for account: Account) async throws -> SecretToken {
        let now = clock.now
        return try await writeUnseen { try SessionStore(connection: $0).open(for: account.id, at: now) }
    }

    public func signOut(_ session: SecretToken) async throws {
        try await write { try SessionStore(connection: $0).close(session) }
    }

    /// Who a session belongs to; `nil` when it has ended or its account is disabled.
    public func account(of session: SecretToken) async throws -> Account? {
        let now = clock.now
        return try await read { try SessionStore(connection: $0).account(of: session, at: now) }
    }
}
