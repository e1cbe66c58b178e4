public import Kernel
import Storage

extension Platform {
    /// Has a mail sent to the owner of an address with which they choose a new password. Says the same, in the same
    /// time, whether the address has an account or not.
    ///
    /// - Throws: `AccountError.notAnAddress`, `WaitRequired`.
    public func askForReset(email: String, language: Language, by visitor: Visitor) async throws {
        let now = clock.now
        let email = try Self.address(email)
        try await writeUnseen { connection in
            let limits = LimitStore(connection: connection)
            try limits.take(.mailFrom, visitor.address, at: now)
            try limits.take(.mailTo, email.description, at: now)
            try MailStore(connection: connection).queue(.reset, to: email, language, at: now)
        }
    }

    /// A key for a new password, to hand over in another way than by mail.
    /// - Throws: `AccountError.noSuchAccount`.
    public func resetToken(for email: EmailAddress) async throws -> SecretToken {
        let now = clock.now
        return try await writeUnseen { connection in
            guard let account = try AccountStore(connection: connection).enabled(email) else {
                throw AccountError.noSuchAccount(email)
            }
            try AuditLog(connection: connection).record(
                "account.reset", subject: email.description, by: nil, at: now)
            return try MailedTokenStore(connection: connection).make(
                .reset, email: email, account: account.id, at: now)
        }
    }

    /// Whose password a key is for, without spending it.
    /// - Throws: `AccountError.linkSpent`.
    public func accountToReset(_ token: SecretToken) async throws -> Account {
        let now = clock.now
        return try await read { connection in
            let meaning = try MailedTokenStore(connection: connection).meaning(token, .reset, at: now)
            return try Self.account(meaning, connection)
        }
    }

    /// Sets a new password, and ends every session of the account.
    /// - Throws: `AccountError.linkSpent`, `PasswordError`.
    public func resetPassword(_ token: SecretToken, to password: String) async throws {
        let now = clock.now
        let owner = try await accountToReset(token)
        let hash = try await passwords.hash(try NewPassword(password, for: owner.email))
        try await writeUnseen { connection in
            let tokens = MailedTokenStore(connection: connection)
            let account = try Self.account(try tokens.spend(token, .reset, at: now), connection)
            try tokens.forget(.reset, of: account.id)
            try Self.setPassword(hash, of: account, keeping: nil, at: now, connection)
            try LimitStore(connection: connection).clear(.signIn, account.email.description)
        }
    }

    /// Changes the password of somebody signed in, or gives one to who has none, and signs them out everywhere else.
    /// - Throws: `AccountError.wrongPassword`, `WaitRequired`, `PasswordError`.
    public func changePassword(
        of account: Account, from current: String, to new: String, keeping session: SecretToken
    ) async throws {
        let now = clock.now
        let new = try NewPassword(new, for: account.email)
        try await confirm(current, of: account)
        let hash = try await passwords.hash(new)
        try await writeUnseen { try Self.setPassword(hash, of: account, keeping: session, at: now, $0) }
    }

    private static func setPassword(
        _ hash: PasswordHash, of account: Account, keeping session: SecretToken?, at time: Timestamp,
        _ connection: any Connection
    ) throws {
        try AccountStore(connection: connection).setPassword(hash, of: account.id)
        try SessionStore(connection: connection).closeAll(of: account.id, but: session)
        try connection.execute("DELETE FROM second_step WHERE account_id = \(account.id)")
        try MailStore(connection: connection).queue(.passwordChanged, to: account, at: time)
    }

    static func account(_ meaning: MailedTokenStore.Meaning, _ connection: any Connection) throws -> Account {
        guard let id = meaning.account, let account = try AccountStore(connection: connection).find(id),
            account.disabledAt == nil
        else { throw AccountError.linkSpent }
        return account
    }
}
