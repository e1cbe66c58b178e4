import Kernel
import Storage

/// How an account signs in, and where it is signed in.
public struct AccountSecurity: Sendable {
    public let secondStep: SecondStep
    public let passkeys: [Passkey]
    /// The one used last first.
    public let sessions: [Session]
    public let chrome: Chrome
}

extension Platform {
    public func security(of account: Account) async throws -> AccountSecurity {
        let now = clock.now
        return try await read { connection in
            AccountSecurity(
                secondStep: try SecondStep.of(account, connection),
                passkeys: try PasskeyStore(connection: connection).all(of: account.id),
                sessions: try SessionStore(connection: connection).all(of: account.id, at: now),
                chrome: Chrome(
                    channels: try ChannelStore(connection: connection).all(),
                    settings: try SettingStore(connection: connection).site()))
        }
    }
}
