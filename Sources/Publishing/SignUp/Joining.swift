public import Kernel
import Storage

extension Platform {
    /// Whether somebody may join now, and the address of their invitation if they bring one.
    /// - Throws: `AccountError.signUpClosed`, `.invitationRequired`, `.linkSpent` for an invitation that holds no more.
    @discardableResult
    public func mayJoin(invitation: SecretToken?) async throws -> EmailAddress? {
        let now = clock.now
        return try await read { connection in
            let policy: JoiningPolicy = try SettingStore(connection: connection).get()
            if policy.signUp == .closed { throw AccountError.signUpClosed }
            if let invitation {
                return try MailedTokenStore(connection: connection).meaning(invitation, .invitation, at: now).email
            }
            if policy.signUp == .byInvitation { throw AccountError.invitationRequired }
            return nil
        }
    }

    /// Asks to join. Nothing is made of it until the mail that follows has been answered; where the address has an
    /// account already, its owner gets another mail instead, and nobody else learns of it.
    ///
    /// - Throws: `AccountError`, `PasswordError`, `WaitRequired`.
    public func signUp(_ request: SignUpRequest, by visitor: Visitor) async throws {
        try await mayJoin(invitation: nil)
        let now = clock.now
        let (email, name) = (try Self.address(request.email), try Self.name(request.name))
        let hash = try await passwords.hash(try NewPassword(request.password, for: email))
        try await writeUnseen { connection in
            let limits = LimitStore(connection: connection)
            try limits.take(.mailFrom, visitor.address, at: now)
            try limits.take(.mailTo, email.description, at: now)
            let id = try SignUpStore(connection: connection).insert(
                email: email, name: name, password: hash, language: request.language, at: now)
            try MailStore(connection: connection).queue(
                .signUp, to: email, request.language, ["signUp": String(id.rawValue)], at: now)
        }
    }

    /// Joins with an invitation: whoever holds it was vouched for, and so is its address.
    ///
    /// - Returns: a session.
    /// - Throws: `AccountError`, `PasswordError`.
    public func join(
        invitation: SecretToken, _ request: SignUpRequest, by visitor: Visitor
    ) async throws -> SecretToken {
        guard let email = try await mayJoin(invitation: invitation) else { throw AccountError.linkSpent }
        let now = clock.now
        let name = try Self.name(request.name)
        let hash = try await passwords.hash(try NewPassword(request.password, for: email))
        do {
            return try await writeUnseen { connection in
                _ = try MailedTokenStore(connection: connection).spend(invitation, .invitation, at: now)
                let id = Identifier<Account>.mint(at: now)
                try AccountStore(connection: connection).insert(
                    id, email: email, name: name.description, roles: [], password: hash, language: request.language,
                    at: now)
                return try Self.open(id, by: visitor, at: now, connection)
            }
        } catch StorageError.unique {
            throw AccountError.emailTaken(email)
        }
    }

    /// Who asked to join with the mail this key came in, without spending it.
    /// - Throws: `AccountError.linkSpent`.
    public func signUp(of token: SecretToken) async throws -> (name: String, email: EmailAddress) {
        let now = clock.now
        return try await read { connection in
            let meaning = try MailedTokenStore(connection: connection).meaning(token, .signUp, at: now)
            guard let id = meaning.signUp, let request = try SignUpStore(connection: connection).find(id) else {
                throw AccountError.linkSpent
            }
            return (request.name, request.email)
        }
    }

    /// Makes the account that was asked for, and opens a session.
    /// - Throws: `AccountError.linkSpent`, also when the address has an account by now.
    public func confirmSignUp(_ token: SecretToken, by visitor: Visitor) async throws -> SecretToken {
        let now = clock.now
        do {
            return try await writeUnseen { connection in
                let meaning = try MailedTokenStore(connection: connection).spend(token, .signUp, at: now)
                let requests = SignUpStore(connection: connection)
                guard let request = try meaning.signUp.flatMap({ try requests.find($0) }) else {
                    throw AccountError.linkSpent
                }
                let id = Identifier<Account>.mint(at: now)
                try AccountStore(connection: connection).insert(
                    id, email: request.email, name: request.name, roles: [], password: request.password,
                    language: request.language, at: now)
                try requests.remove(request.email)
                try LimitStore(connection: connection).clear(.mailTo, request.email.description)
                return try Self.open(id, by: visitor, at: now, connection)
            }
        } catch StorageError.unique {
            throw AccountError.linkSpent
        }
    }

    /// Invites the owner of an address to join, by mail.
    ///
    /// - Parameter person: the operator who invites; `nil` at the command line.
    /// - Returns: the key of an invitation to hand over in another way.
    /// - Throws: `AccountError.emailTaken`, `AccessError.notAllowed`.
    @discardableResult
    public func invite(_ email: EmailAddress, language: Language, by person: Account? = nil) async throws
        -> SecretToken
    {
        if let person, !person.has(.operator) { throw AccessError.notAllowed }
        let now = clock.now
        return try await writeUnseen { connection in
            guard try AccountStore(connection: connection).find(email) == nil else {
                throw AccountError.emailTaken(email)
            }
            try MailStore(connection: connection).queue(.invitation, to: email, language, at: now)
            try AuditLog(connection: connection).record(
                "account.invited", subject: email.description, by: person?.id, at: now)
            return try MailedTokenStore(connection: connection).make(.invitation, email: email, at: now)
        }
    }

    static func address(_ text: String) throws -> EmailAddress {
        guard let email = EmailAddress(text) else { throw AccountError.notAnAddress }
        return email
    }

    static func name(_ text: String) throws -> DisplayName {
        guard let name = DisplayName(text) else { throw AccountError.nameUnusable }
        return name
    }
}
