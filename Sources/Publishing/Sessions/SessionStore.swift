import Kernel
import Storage

struct SessionStore {
    let connection: any Connection

    func open(for account: Identifier<Account>, device: String, at time: Timestamp) throws -> SecretToken {
        let token = SecretToken()
        try connection.execute(
            """
            INSERT INTO session (id, token_hash, account_id, device, created_at, seen_at, expires_at)
            VALUES (\(Identifier<Session>.mint(at: time)), \(token.hash), \(account), \(String(device.prefix(80))),
                \(time), \(time), \(time.adding(days: Int64(Session.days))))
            """)
        return token
    }

    func close(_ token: SecretToken) throws {
        try connection.execute("DELETE FROM session WHERE token_hash = \(token.hash)")
    }

    func close(_ id: Identifier<Session>, of account: Identifier<Account>) throws {
        try connection.execute("DELETE FROM session WHERE id = \(id) AND account_id = \(account)")
    }

    func closeAll(of account: Identifier<Account>, but kept: SecretToken? = nil) throws {
        try connection.execute(
            "DELETE FROM session WHERE account_id = \(account) AND token_hash <> \(kept?.hash ?? "")")
    }

    func closeExpired(at time: Timestamp) throws {
        try connection.execute("DELETE FROM session WHERE expires_at <= \(time)")
    }

    func seen(_ id: Identifier<Session>, at time: Timestamp) throws {
        try connection.execute("UPDATE session SET seen_at = \(time) WHERE id = \(id)")
    }

    func find(_ token: SecretToken, at time: Timestamp) throws -> (account: Account, session: Session)? {
        try connection.first(
            """
            SELECT account.*, \(Session.columns) FROM account JOIN session ON session.account_id = account.id
            WHERE session.token_hash = \(token.hash) AND session.expires_at > \(time) AND account.disabled_at IS NULL
            """
        ) { (try Account(row: $0), try Session(row: $0)) }
    }

    /// The one used last first.
    func all(of account: Identifier<Account>, at time: Timestamp) throws -> [Session] {
        try connection.rows(
            """
            SELECT \(Session.columns) FROM session WHERE account_id = \(account) AND expires_at > \(time)
            ORDER BY seen_at DESC, id DESC LIMIT 100
            """, Session.init)
    }
}
