import Kernel
import Storage

extension Platform {
    public func accounts() async throws -> [Account] {
        try await read { try AccountStore(connection: $0).all() }
    }

    /// - Parameter password: without one they sign in by a link made for them, and may then choose one.
    /// - Throws: `AccountError.emailTaken`, `PasswordError`.
    public func addAccount(
        email: EmailAddress, name: String, roles: Set<Account.Role> = [], password: String? = nil
    ) async throws {
        let now = clock.now
        var hash: PasswordHash?
        if let password { hash = try await passwords.hash(try NewPassword(password, for: email)) }
        let stored = hash
        do {
            try await write { connection in
                let id = Identifier<Account>.mint(at: now)
                try AccountStore(connection: connection).insert(
                    id, email: email, name: name, roles: roles, password: stored, at: now)
                try AuditLog(connection: connection).record(
                    "account.added", subject: email.description, detail: AccountStore.text(roles), by: nil, at: now)
            }
        } catch StorageError.unique {
            throw AccountError.emailTaken(email)
        }
    }

    /// Gives and takes what an account does for the site.
    ///
    /// - Parameter person: the operator who asks; `nil` at the command line.
    /// - Returns: the roles it has now.
    /// - Throws: `AccountError.noSuchAccount`, `.lastOperator`, `AccessError.notAllowed`.
    @discardableResult
    public func changeRoles(
        of email: EmailAddress, adding added: Set<Account.Role> = [], removing removed: Set<Account.Role> = [],
        by person: Account? = nil
    ) async throws -> Set<Account.Role> {
        let now = clock.now
        return try await writeUnseen { connection in
            let account = try Self.managed(email, by: person, connection)
            let roles = account.roles.union(added).subtracting(removed)
            if account.has(.operator), !roles.contains(.operator) {
                try Self.requireAnotherOperator(than: account, connection)
            }
            try AccountStore(connection: connection).setRoles(roles, of: account.id)
            try AuditLog(connection: connection).record(
                "account.roles", subject: email.description, detail: AccountStore.text(roles), by: person?.id, at: now)
            return roles
        }
    }

    /// Nobody signs in to a disabled account, and whoever is signed in to it is so no more. What it wrote stays.
    ///
    /// - Throws: `AccountError.noSuchAccount`, `.lastOperator`, `AccessError.notAllowed`.
    public func disableAccount(_ email: EmailAddress, by person: Account? = nil) async throws {
        let now = clock.now
        try await writeUnseen { connection in
            let account = try Self.managed(email, by: person, connection)
            guard account.disabledAt == nil else { return }
            if account.has(.operator) { try Self.requireAnotherOperator(than: account, connection) }
            try AccountStore(connection: connection).setDisabled(at: now, account.id)
            try SessionStore(connection: connection).closeAll(of: account.id)
            for table: SQL in ["sign_in_link", "mailed_token", "second_step"] {
                try connection.execute("DELETE FROM \(table) WHERE account_id = \(account.id)")
            }
            try AuditLog(connection: connection).record(
                "account.disabled", subject: email.description, by: person?.id, at: now)
        }
    }

    /// - Throws: `AccountError.noSuchAccount`, `AccessError.notAllowed`.
    public func enableAccount(_ email: EmailAddress, by person: Account? = nil) async throws {
        let now = clock.now
        try await writeUnseen { connection in
            let account = try Self.managed(email, by: person, connection)
            guard account.disabledAt != nil else { return }
            try AccountStore(connection: connection).setDisabled(at: nil, account.id)
            try AuditLog(connection: connection).record(
                "account.enabled", subject: email.description, by: person?.id, at: now)
        }
    }

    private static func managed(
        _ email: EmailAddress, by person: Account?, _ connection: any Connection
    ) throws -> Account {
        if let person, !person.has(.operator) { throw AccessError.notAllowed }
        guard let account = try AccountStore(connection: connection).find(email) else {
            throw AccountError.noSuchAccount(email)
        }
        return account
    }

    static func requireAnotherOperator(than account: Account, _ connection: any Connection) throws {
        guard try AccountStore(connection: connection).operators().contains(where: { $0.id != account.id }) else {
            throw AccountError.lastOperator
        }
    }
}
