public import Kernel
import Storage

extension Platform {
    /// Changes the name somebody is shown under and the language they are written to in.
    /// - Throws: `AccountError.nameUnusable`.
    public func changeProfile(of account: Account, name: String, language: Language) async throws {
        let name = try Self.name(name)
        try await write { connection in
            _ = try connection.execute(
                """
                UPDATE account SET name = \(name.description), language = \(language.rawValue)
                WHERE id = \(account.id)
                """)
        }
    }

    /// Asks to be reached at another address: a mail goes there, and nothing changes until it is answered.
    /// - Throws: `AccountError.wrongPassword`, `.notAnAddress`, `WaitRequired`, `PasswordError.busy`.
    public func askForNewAddress(_ email: String, password: String, of account: Account) async throws {
        let now = clock.now
        let email = try Self.address(email)
        try await confirm(password, of: account)
        try await writeUnseen { connection in
            try LimitStore(connection: connection).take(.mailTo, email.description, at: now)
            try MailStore(connection: connection).queue(
                .newAddress, to: email, account.language, ["account": String(account.id.rawValue)], at: now)
        }
    }

    /// Whose new address a key confirms, and which it is.
    /// - Throws: `AccountError.linkSpent`.
    public func newAddress(of token: SecretToken) async throws -> (name: String, email: EmailAddress) {
        let now = clock.now
        return try await read { connection in
            let meaning = try MailedTokenStore(connection: connection).meaning(token, .newAddress, at: now)
            return (try Self.account(meaning, connection).name, meaning.email)
        }
    }

    /// Moves an account to the address its key was mailed to, and tells the old one.
    /// - Throws: `AccountError.linkSpent`, `.emailTaken`.
    public func confirmNewAddress(_ token: SecretToken) async throws {
        let now = clock.now
        let email = try await newAddress(of: token).email
        do {
            try await writeUnseen { connection in
                let tokens = MailedTokenStore(connection: connection)
                let account = try Self.account(try tokens.spend(token, .newAddress, at: now), connection)
                try AccountStore(connection: connection).setEmail(email, of: account.id)
                try tokens.forget(.newAddress, of: account.id)
                // A reset that was mailed to the old address opens the account no more.
                try tokens.forget(.reset, of: account.id)
                try MailStore(connection: connection).queue(.addressChanged, to: account, at: now)
                try AuditLog(connection: connection).record(
                    "account.address", subject: String(account.id.rawValue), by: account.id, at: now)
            }
        } catch StorageError.unique {
            throw AccountError.emailTaken(email)
        }
    }
}
