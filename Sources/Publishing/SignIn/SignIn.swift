import Kernel
import Storage

/// How far signing in with a password has come.
public enum SignInProgress: Sendable {
    /// A session was opened.
    case signedIn(SecretToken)
    /// The password was right; a code is asked for within ten minutes, and this token with it.
    case needsCode(SecretToken)
}

/// Where an attempt comes from.
public struct Visitor: Sendable {
    /// The network address, for limits.
    let address: String
    /// Such as `Firefox · Android`.
    let device: String
    /// The session the browser held before, which ends when another begins.
    let session: SecretToken?

    public init(address: String = "", device: String = "", session: SecretToken? = nil) {
        self.address = address
        self.device = device
        self.session = session
    }
}

extension Platform {
    /// Signs in with address and password. What is not an address, an address without an account, one that is disabled and
    /// a wrong password are refused alike, and in the same time.
    ///
    /// - Throws: `AccountError.wrongSignIn`, `WaitRequired`, `PasswordError.busy`.
    public func signIn(email: String, password: String, by visitor: Visitor) async throws -> SignInProgress {
        let now = clock.now
        let subject = email.lowercased()
        let known: (id: Identifier<Account>, hash: PasswordHash?)? = try await writeUnseen { connection in
            let limits = LimitStore(connection: connection)
            try limits.take(.signInFrom, visitor.address, at: now)
            try limits.take(.signIn, subject, at: now)
            let accounts = AccountStore(connection: connection)
            guard let account = try EmailAddress(email).flatMap({ try accounts.enabled($0) }) else { return nil }
            return (account.id, try accounts.password(of: account.id))
        }
        guard try await passwords.matches(password, known?.hash), let known else { throw AccountError.wrongSignIn }
        let renewed = try await renewed(known.hash, password)
        return try await writeUnseen { connection in
            let limits = LimitStore(connection: connection)
            try limits.clear(.signIn, subject)
            try limits.giveBack(.signInFrom, visitor.address)
            if let renewed { try AccountStore(connection: connection).setPassword(renewed, of: known.id) }
            if try TOTPStore(connection: connection).find(known.id)?.isConfirmed == true {
                return .needsCode(try SecondStepStore(connection: connection).make(for: known.id, at: now))
            }
            return .signedIn(try Self.open(known.id, by: visitor, at: now, connection))
        }
    }

    /// Opens a session in place of the one the browser held.
    static func open(
        _ account: Identifier<Account>, by visitor: Visitor, at time: Timestamp, _ connection: any Connection
    ) throws -> SecretToken {
        let sessions = SessionStore(connection: connection)
        if let old = visitor.session { try sessions.close(old) }
        try cancelLeaving(account, at: time, connection)
        return try sessions.open(for: account, device: visitor.device, at: time)
    }

    /// The hash at today's cost, where it is stored at another.
    private func renewed(
        _ hash: PasswordHash?, _ password: String
    ) async throws -> PasswordHash? {
        let cost = passwords.cost
        guard let hash, hash.cost != cost else { return nil }
        return try await passwords.run { try PasswordHash.making(from: password, cost: cost) }
    }

    /// Asks somebody who is signed in for their password before what matters. Who has none need not say it.
    ///
    /// - Throws: `AccountError.wrongPassword`, `WaitRequired`, `PasswordError.busy`.
    func confirm(_ password: String, of account: Account) async throws {
        let now = clock.now
        let subject = account.email.description
        let hash: PasswordHash? = try await writeUnseen { connection in
            guard let hash = try AccountStore(connection: connection).password(of: account.id) else { return nil }
            try LimitStore(connection: connection).take(.signIn, subject, at: now)
            return hash
        }
        guard let hash else { return }
        guard try await passwords.matches(password, hash) else { throw AccountError.wrongPassword }
        try await writeUnseen { try LimitStore(connection: $0).clear(.signIn, subject) }
    }
}
