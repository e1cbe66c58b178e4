public import Kernel
import Storage

/// An offer to join a publication, sent to an address. Whoever holds its token may take it, once.
public struct Invitation: Hashable, Sendable {
    static let days: Int64 = 7
    static let most = 50

    public let publication: Identifier<Publication>
    public let email: EmailAddress
    public let role: Membership.Role
    public let invitedBy: Identifier<Account>?
    public let createdAt: Timestamp
    public let expiresAt: Timestamp

    init(row: Row) throws {
        publication = try row["publication_id"]
        email = try row["email"]
        role = try row["role"]
        invitedBy = try row["invited_by"]
        createdAt = try row["created_at"]
        expiresAt = try row["expires_at"]
    }
}

struct InvitationStore {
    let connection: any Connection

    /// Takes the place of an earlier one to the same address.
    func insert(
        _ token: SecretToken, to email: EmailAddress, as role: Membership.Role, in publication: Identifier<Publication>,
        by account: Identifier<Account>, at time: Timestamp
    ) throws {
        try connection.execute("DELETE FROM invitation WHERE expires_at <= \(time)")
        try remove(email, from: publication)
        try connection.execute(
            """
            INSERT INTO invitation (token_hash, publication_id, email, role, invited_by, created_at, expires_at)
            VALUES (\(token.hash), \(publication), \(email), \(role), \(account), \(time),
                \(time.adding(days: Invitation.days)))
            """)
    }

    func find(_ token: SecretToken, at time: Timestamp) throws -> Invitation? {
        try connection.first(
            "SELECT * FROM invitation WHERE token_hash = \(token.hash) AND expires_at > \(time)", Invitation.init)
    }

    /// The invitation, which from now on nobody can take.
    func spend(_ token: SecretToken, at time: Timestamp) throws -> Invitation? {
        let invitation = try find(token, at: time)
        // Of two that come at once, only the one whose delete removes the row has it.
        let spent = try connection.execute("DELETE FROM invitation WHERE token_hash = \(token.hash)")
        return spent == 1 ? invitation : nil
    }

    func pending(in publication: Identifier<Publication>, at time: Timestamp) throws -> [Invitation] {
        try connection.rows(
            """
            SELECT * FROM invitation WHERE publication_id = \(publication) AND expires_at > \(time)
            ORDER BY created_at, email
            """, Invitation.init)
    }

    func remove(_ email: EmailAddress, from publication: Identifier<Publication>) throws {
        try connection.execute("DELETE FROM invitation WHERE publication_id = \(publication) AND email = \(email)")
    }
}
