import Kernel
import Storage

struct SessionStore {
    let connection: any Connection

    func open(for account: Identifier<Account>, at time: Timestamp) throws -> SecretToken {
        let token = SecretToken()
        try connection.execute("DELETE FROM session WHERE expires_at <= \(time)")
        try connection.execute(
            """
            INSERT INTO session (token_hash, account_id, created_at, expires_at)
            VALUES (\(token.hash), \(account), \(time), \(time.adding(days: 30)))
            """)
        return token
    }

    func close(_ token: SecretToken) throws {
        try connection.execute("DELETE FROM session WHERE token_hash = \(token.hash)")
    }

    func account(of token: SecretToken, at time: Timestamp) throws -> Account? {
        try connection.first(
            """
            SELECT account.* FROM account JOIN session ON session.account_id = account.id
            WHERE session.token_hash = \(token.hash) AND session.expires_at > \(time) AND account.disabled_at IS NULL
            """, Account.init)
    }
}
