import Kernel
import Storage

extension Platform {
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
        return try await writeUnseen { connection in
            guard let account = try AccountStore(connection: connection).enabled(email) else {
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

    /// Spends a sign-in link and opens a session. The second step is not asked for: whoever makes such a link has the
    /// server, and with it helps those who have lost theirs.
    ///
    /// - Throws: `AccountError.linkSpent`.
    public func signIn(with link: SecretToken, by visitor: Visitor = Visitor()) async throws -> SecretToken {
        let now = clock.now
        return try await writeUnseen { connection in
            guard let account = try SignInLinkStore(connection: connection).spend(link, at: now) else {
                throw AccountError.linkSpent
            }
            return try Self.open(account, by: visitor, at: now, connection)
        }
    }
}
