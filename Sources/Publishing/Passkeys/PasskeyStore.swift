import Foundation
import Kernel
import Storage

struct PasskeyStore {
    let connection: any Connection

    func all(of account: Identifier<Account>) throws -> [Passkey] {
        try connection.rows(
            "SELECT * FROM passkey WHERE account_id = \(account) ORDER BY created_at, id", Passkey.init)
    }

    func find(_ id: String) throws -> Passkey? {
        try connection.first("SELECT * FROM passkey WHERE id = \(id)", Passkey.init)
    }

    func insert(
        id: String, account: Identifier<Account>, name: String, key: PasskeyPublicKey, signCount: Int,
        at time: Timestamp
    ) throws {
        try connection.execute(
            """
            INSERT INTO passkey (id, account_id, name, algorithm, public_key, sign_count, created_at)
            VALUES (\(id), \(account), \(name), \(key.algorithm.rawValue), \(Array(key.der)), \(signCount), \(time))
            """)
    }

    func used(_ id: String, signCount: Int, at time: Timestamp) throws {
        try connection.execute("UPDATE passkey SET sign_count = \(signCount), used_at = \(time) WHERE id = \(id)")
    }

    func remove(_ id: String, of account: Identifier<Account>) throws {
        try connection.execute("DELETE FROM passkey WHERE id = \(id) AND account_id = \(account)")
    }

    /// A new challenge for somebody who registers (`account`) or signs in (nobody yet); it holds five minutes.
    func challenge(for account: Identifier<Account>?, at time: Timestamp) throws -> SecretToken {
        let token = SecretToken()
        try connection.execute("DELETE FROM passkey_challenge WHERE expires_at <= \(time)")
        try connection.execute(
            """
            INSERT INTO passkey_challenge (token_hash, account_id, expires_at)
            VALUES (\(token.hash), \(account), \(time.adding(seconds: 300)))
            """)
        return token
    }

    /// Uses up a challenge, so that an answer to it cannot be sent twice.
    func spend(_ token: SecretToken, for account: Identifier<Account>?, at time: Timestamp) throws -> Bool {
        let known = try connection.first(
            "SELECT account_id FROM passkey_challenge WHERE token_hash = \(token.hash) AND expires_at > \(time)"
        ) { try $0["account_id"] as Identifier<Account>? }
        let spent = try connection.execute("DELETE FROM passkey_challenge WHERE token_hash = \(token.hash)")
        guard let known else { return false }
        return spent == 1 && known == account
    }
}
