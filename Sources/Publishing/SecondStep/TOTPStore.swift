import Foundation
import Kernel
import Storage

struct TOTPStore {
    struct Stored {
        let secret: TOTPSecret
        let isConfirmed: Bool
    }

    let connection: any Connection

    func find(_ account: Identifier<Account>) throws -> Stored? {
        try connection.first("SELECT secret, confirmed_at FROM totp WHERE account_id = \(account)") { row in
            Stored(
                secret: TOTPSecret(bytes: Data(try row["secret"] as [UInt8])),
                isConfirmed: try row["confirmed_at"] as Timestamp? != nil)
        }
    }

    /// In place of a secret that was never confirmed.
    func insert(_ secret: TOTPSecret, of account: Identifier<Account>) throws {
        try connection.execute("DELETE FROM totp WHERE account_id = \(account) AND confirmed_at IS NULL")
        try connection.execute(
            "INSERT INTO totp (account_id, secret, last_step) VALUES (\(account), \(Array(secret.bytes)), 0)")
    }

    func confirm(_ account: Identifier<Account>, at time: Timestamp) throws {
        try connection.execute("UPDATE totp SET confirmed_at = \(time) WHERE account_id = \(account)")
    }

    func remove(_ account: Identifier<Account>) throws {
        try connection.execute("DELETE FROM totp WHERE account_id = \(account)")
        try connection.execute("DELETE FROM recovery_code WHERE account_id = \(account)")
    }

    /// Uses a code up: no step counts twice, nor one before it (RFC 6238 §5.2).
    func use(_ code: String, of account: Identifier<Account>, at time: Timestamp) throws -> Bool {
        guard let step = try find(account)?.secret.step(of: code, at: time) else { return false }
        return try connection.execute(
            "UPDATE totp SET last_step = \(step) WHERE account_id = \(account) AND last_step < \(step)") == 1
    }
}

/// Codes for the day the authenticator is lost.
struct RecoveryCodeStore {
    static let count = 10

    let connection: any Connection

    func replace(_ codes: [RecoveryCode], of account: Identifier<Account>) throws {
        try connection.execute("DELETE FROM recovery_code WHERE account_id = \(account)")
        for code in codes {
            try connection.execute(
                "INSERT INTO recovery_code (account_id, code_hash) VALUES (\(account), \(code.hash))")
        }
    }

    func use(_ code: RecoveryCode, of account: Identifier<Account>) throws -> Bool {
        try connection.execute(
            "DELETE FROM recovery_code WHERE account_id = \(account) AND code_hash = \(code.hash)") == 1
    }

    func left(of account: Identifier<Account>) throws -> Int {
        try connection.value("SELECT count(*) FROM recovery_code WHERE account_id = \(account)") ?? 0
    }
}

/// Who has given the right password and still owes a code.
struct SecondStepStore {
    let connection: any Connection

    func make(for account: Identifier<Account>, at time: Timestamp) throws -> SecretToken {
        let token = SecretToken()
        try connection.execute(
            """
            INSERT INTO second_step (token_hash, account_id, expires_at)
            VALUES (\(token.hash), \(account), \(time.adding(seconds: 600)))
            """)
        return token
    }

    /// - Throws: `AccountError.linkSpent`.
    func account(of token: SecretToken, at time: Timestamp) throws -> Account {
        let account = try connection.first(
            """
            SELECT account.* FROM account JOIN second_step ON second_step.account_id = account.id
            WHERE second_step.token_hash = \(token.hash) AND second_step.expires_at > \(time)
                AND account.disabled_at IS NULL
            """, Account.init)
        guard let account else { throw AccountError.linkSpent }
        return account
    }

    func remove(_ token: SecretToken) throws {
        try connection.execute("DELETE FROM second_step WHERE token_hash = \(token.hash)")
    }
}
