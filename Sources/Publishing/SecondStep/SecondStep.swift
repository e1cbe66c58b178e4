import Kernel
import Storage

/// Whether an account is asked for a code after its password.
public enum SecondStep: Sendable {
    case off
    /// A secret was made; the first code has not been given.
    case begun(TOTPSecret)
    case on(recoveryCodes: Int)

    static func of(_ account: Account, _ connection: any Connection) throws -> SecondStep {
        guard let stored = try TOTPStore(connection: connection).find(account.id) else { return .off }
        guard stored.isConfirmed else { return .begun(stored.secret) }
        return .on(recoveryCodes: try RecoveryCodeStore(connection: connection).left(of: account.id))
    }
}

extension Platform {
    public func secondStep(of account: Account) async throws -> SecondStep {
        try await read { try SecondStep.of(account, $0) }
    }

    /// Makes a secret for an authenticator. Nothing is asked for at sign-in until the first code has been given.
    /// - Throws: `AccountError.wrongPassword`, `WaitRequired`, `PasswordError.busy`.
    public func beginSecondStep(of account: Account, password: String) async throws {
        try await confirm(password, of: account)
        try await writeUnseen { connection in
            let store = TOTPStore(connection: connection)
            guard try store.find(account.id)?.isConfirmed != true else { return }
            try store.insert(TOTPSecret(), of: account.id)
        }
    }

    /// - Returns: recovery codes, which cannot be seen again.
    /// - Throws: `AccountError.wrongCode`, `WaitRequired`.
    public func confirmSecondStep(of account: Account, code: String) async throws -> [RecoveryCode] {
        let codes = (0..<RecoveryCodeStore.count).map { _ in RecoveryCode() }
        let now = clock.now
        let isRight = try await writeUnseen { connection in
            let store = TOTPStore(connection: connection)
            try LimitStore(connection: connection).take(.code, String(account.id.rawValue), at: now)
            guard try store.find(account.id)?.isConfirmed == false, try store.use(code, of: account.id, at: now) else {
                return false
            }
            try store.confirm(account.id, at: now)
            try RecoveryCodeStore(connection: connection).replace(codes, of: account.id)
            try LimitStore(connection: connection).clear(.code, String(account.id.rawValue))
            try MailStore(connection: connection).queue(.secondStepOn, to: account, at: now)
            return true
        }
        guard isRight else { throw AccountError.wrongCode }
        return codes
    }

    /// New recovery codes in place of those there are.
    /// - Throws: `AccountError.wrongPassword`, `WaitRequired`, `PasswordError.busy`.
    public func renewRecoveryCodes(of account: Account, password: String) async throws -> [RecoveryCode] {
        try await confirm(password, of: account)
        let codes = (0..<RecoveryCodeStore.count).map { _ in RecoveryCode() }
        return try await writeUnseen { connection in
            guard try TOTPStore(connection: connection).find(account.id)?.isConfirmed == true else { return [] }
            try RecoveryCodeStore(connection: connection).replace(codes, of: account.id)
            return codes
        }
    }

    /// - Throws: `AccountError.wrongPassword`, `WaitRequired`, `PasswordError.busy`.
    public func endSecondStep(of account: Account, password: String) async throws {
        try await confirm(password, of: account)
        let now = clock.now
        try await writeUnseen { connection in
            let store = TOTPStore(connection: connection)
            let wasOn = try store.find(account.id)?.isConfirmed == true
            try store.remove(account.id)
            if wasOn { try MailStore(connection: connection).queue(.secondStepOff, to: account, at: now) }
        }
    }

    /// Takes the second step from an account whose owner has lost authenticator and recovery codes.
    /// - Throws: `AccountError.noSuchAccount`.
    public func removeSecondStep(of email: EmailAddress) async throws {
        let now = clock.now
        try await writeUnseen { connection in
            guard let account = try AccountStore(connection: connection).find(email) else {
                throw AccountError.noSuchAccount(email)
            }
            try TOTPStore(connection: connection).remove(account.id)
            try MailStore(connection: connection).queue(.secondStepOff, to: account, at: now)
            try AuditLog(connection: connection).record(
                "account.second-step-removed", subject: email.description, by: nil, at: now)
        }
    }

    /// Who owes a code, with a token of `SignInProgress.needsCode`.
    /// - Throws: `AccountError.linkSpent`.
    public func account(owingCodeFor token: SecretToken) async throws -> Account {
        let now = clock.now
        return try await read { try SecondStepStore(connection: $0).account(of: token, at: now) }
    }

    /// Finishes signing in with a code of the authenticator, or a recovery code, which is used up.
    /// - Throws: `AccountError.wrongCode`, `.linkSpent`, `WaitRequired`.
    public func signIn(code: String, after token: SecretToken, by visitor: Visitor) async throws -> SecretToken {
        let now = clock.now
        let digits = code.filter { !$0.isWhitespace }
        let session: SecretToken? = try await writeUnseen { connection in
            let steps = SecondStepStore(connection: connection)
            let account = try steps.account(of: token, at: now)
            let limits = LimitStore(connection: connection)
            try limits.take(.signInFrom, visitor.address, at: now)
            try limits.take(.code, String(account.id.rawValue), at: now)
            let isRight =
                if let recovery = RecoveryCode(code) {
                    try RecoveryCodeStore(connection: connection).use(recovery, of: account.id)
                } else {
                    try TOTPStore(connection: connection).use(digits, of: account.id, at: now)
                }
            // What was counted stays counted: only a thrown error would undo it.
            guard isRight else { return nil }
            try limits.clear(.code, String(account.id.rawValue))
            try limits.giveBack(.signInFrom, visitor.address)
            try steps.remove(token)
            return try Self.open(account.id, by: visitor, at: now, connection)
        }
        guard let session else { throw AccountError.wrongCode }
        return session
    }
}
