import Kernel
import Storage

struct SignInLinkStore {
    let connection: any Connection

    func make(for account: Identifier<Account>, at time: Timestamp) throws -> SecretToken {
        let token = SecretToken()
        try connection.execute("DELETE FROM sign_in_link WHERE expires_at <= \(time)")
        try connection.execute(
            """
            INSERT INTO sign_in_link (token_hash, account_id, expires_at)
            VALUES (\(token.hash), \(account), \(time.adding(days: 1)))
            """)
        return token
    }

    /// The account of a link that still holds.
    func account(of token: SecretToken, at time: Timestamp) throws -> Account? {
        try connection.first(
            """
            SELECT account.* FROM account JOIN sign_in_link ON sign_in_link.account_id = account.id
            WHERE sign_in_link.token_hash = \(token.hash) AND sign_in_link.expires_at > \(time)
                AND account.disabled_at IS NULL
            """, Account.init)
    }

    /// The account of a link that still holds, which from now on it does not.
    func spend(_ token: SecretToken, at time: Timestamp) throws -> Identifier<Account>? {
        let account = try account(of: token, at: time)
        // Of two that come at once, only the one whose delete removes the row is let in.
        let spent = try connection.execute("DELETE FROM sign_in_link WHERE token_hash = \(token.hash)")
        return spent == 1 ? account?.id : nil
    }
}
