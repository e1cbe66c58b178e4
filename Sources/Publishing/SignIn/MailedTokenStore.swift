import Kernel
import Storage

/// The keys that stand in mails: they are made when a mail is sent, and only their hashes are kept.
struct MailedTokenStore {
    enum Purpose: String, SQLConvertible, SQLReadable {
        case signUp = "sign-up"
        case invitation
        case reset
        case newAddress = "new-address"
        case digest
        /// Takes back that an account is to end.
        case staying

        var days: Int64 {
            switch self {
            case .reset, .newAddress: 1
            case .signUp: 2
            case .digest: 7
            case .invitation: 14
            case .staying: Leaving.days + 1
            }
        }
    }

    struct Meaning {
        let account: Identifier<Account>?
        let signUp: Identifier<SignUp>?
        let email: EmailAddress
    }

    let connection: any Connection

    func make(
        _ purpose: Purpose, email: EmailAddress, account: Identifier<Account>? = nil,
        signUp: Identifier<SignUp>? = nil, at time: Timestamp
    ) throws -> SecretToken {
        let token = SecretToken()
        try connection.execute(
            """
            INSERT INTO mailed_token (token_hash, purpose, account_id, sign_up_id, email, expires_at)
            VALUES (\(token.hash), \(purpose), \(account), \(signUp), \(email), \(time.adding(days: purpose.days)))
            """)
        return token
    }

    /// - Throws: `AccountError.linkSpent` where it has been spent, has expired or is for something else.
    func meaning(_ token: SecretToken, _ purpose: Purpose, at time: Timestamp) throws -> Meaning {
        let found = try connection.first(
            """
            SELECT account_id, sign_up_id, email FROM mailed_token
            WHERE token_hash = \(token.hash) AND purpose = \(purpose) AND expires_at > \(time)
            """
        ) { Meaning(account: try $0["account_id"], signUp: try $0["sign_up_id"], email: try $0["email"]) }
        guard let found else { throw AccountError.linkSpent }
        return found
    }

    /// Of two that come at once, only the one whose delete removes the row goes on.
    /// - Throws: `AccountError.linkSpent`.
    func spend(_ token: SecretToken, _ purpose: Purpose, at time: Timestamp) throws -> Meaning {
        let meaning = try meaning(token, purpose, at: time)
        guard try connection.execute("DELETE FROM mailed_token WHERE token_hash = \(token.hash)") == 1 else {
            throw AccountError.linkSpent
        }
        return meaning
    }

    func forget(_ purpose: Purpose, of account: Identifier<Account>) throws {
        try connection.execute("DELETE FROM mailed_token WHERE account_id = \(account) AND purpose = \(purpose)")
    }
}
