import Kernel
import Storage

extension Platform {
    /// What a new passkey must sign. Adding one opens the account for ever, so the password is asked for.
    /// - Throws: `AccountError.wrongPassword`, `WaitRequired`, `PasswordError.busy`.
    public func passkeyChallenge(for account: Account, password: String) async throws -> SecretToken {
        try await confirm(password, of: account)
        return try await passkeyChallenge(for: account)
    }

    /// Signs in with a passkey, which stands for the password and the second step.
    /// - Throws: `PasskeyError`, `WaitRequired`.
    public func signIn(
        with assertion: PasskeyAssertion, for party: RelyingParty, by visitor: Visitor
    ) async throws -> SecretToken {
        let now = clock.now
        try await writeUnseen { try LimitStore(connection: $0).take(.signInFrom, visitor.address, at: now) }
        let account = try await account(provedBy: assertion, for: party)
        return try await writeUnseen { connection in
            try LimitStore(connection: connection).giveBack(.signInFrom, visitor.address)
            return try Self.open(account.id, by: visitor, at: now, connection)
        }
    }
}
