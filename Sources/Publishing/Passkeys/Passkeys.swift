import Foundation
import Kernel
import Storage

extension Platform {
    public func passkeys(of account: Account) async throws -> [Passkey] {
        try await read { try PasskeyStore(connection: $0).all(of: account.id) }
    }

    /// What a browser must have its authenticator sign, within five minutes and once: the text's 43 ASCII bytes.
    /// - Parameter account: who adds a passkey; `nil` for signing in.
    public func passkeyChallenge(for account: Account?) async throws -> SecretToken {
        let now = clock.now
        return try await writeUnseen { try PasskeyStore(connection: $0).challenge(for: account?.id, at: now) }
    }

    /// What a new passkey must sign. It opens the account from then on, so the password is asked for.
    /// - Throws: `AccountError.wrongPassword`, `WaitRequired`, `PasswordError.busy`.
    public func passkeyChallenge(for account: Account, password: String) async throws -> SecretToken {
        try await confirm(password, of: account)
        return try await passkeyChallenge(for: account)
    }

    /// - Throws: `PasskeyError`.
    public func addPasskey(
        _ registration: PasskeyRegistration, challenge: SecretToken, name: String, for party: RelyingParty,
        to account: Account
    ) async throws {
        let now = clock.now
        let key = try registration.verified(challenge: Data(challenge.text.utf8), for: party)
        try await writeUnseen { connection in
            let store = PasskeyStore(connection: connection)
            guard try store.spend(challenge, for: account.id, at: now) else { throw PasskeyError.notValid }
            guard try store.find(key.id) == nil else { throw PasskeyError.alreadyRegistered }
            guard try store.all(of: account.id).count < PasskeyError.maximumPerAccount else {
                throw PasskeyError.tooMany
            }
            try store.insert(
                id: key.id, account: account.id, name: String(name.prefix(60)), key: key.key, signCount: key.signCount,
                at: now)
        }
    }

    public func removePasskey(_ id: String, of account: Account) async throws {
        try await writeUnseen { try PasskeyStore(connection: $0).remove(id, of: account.id) }
    }

    /// Opens a session for the owner of a passkey. It stands for both factors, as the authenticator has verified the person.
    /// - Throws: `PasskeyError`.
    public func signIn(
        with assertion: PasskeyAssertion, for party: RelyingParty, by visitor: Visitor = Visitor()
    ) async throws -> SecretToken {
        let now = clock.now
        let given = try assertion.challenge()
        guard let challenge = SecretToken(String(decoding: given, as: UTF8.self)) else { throw PasskeyError.notValid }
        return try await writeUnseen { connection in
            let store = PasskeyStore(connection: connection)
            guard try store.spend(challenge, for: nil, at: now) else { throw PasskeyError.notValid }
            guard let passkey = try store.find(assertion.id),
                let account = try connection.first(
                    "SELECT * FROM account WHERE id = \(passkey.account) AND disabled_at IS NULL", Account.init)
            else { throw PasskeyError.unknownKey }
            let count = try assertion.verified(
                challenge: given, for: party, key: passkey.publicKey, signCount: passkey.signCount)
            try store.used(passkey.id, signCount: count, at: now)
            return try Self.open(account.id, by: visitor, at: now, connection)
        }
    }
}
