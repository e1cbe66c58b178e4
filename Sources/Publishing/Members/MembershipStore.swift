import Kernel
import Storage

struct MembershipStore {
    let connection: any Connection

    func role(of account: Identifier<Account>, in publication: Identifier<Publication>) throws -> Membership.Role? {
        try connection.value(
            "SELECT role FROM membership WHERE publication_id = \(publication) AND account_id = \(account)")
    }

    func members(of publication: Identifier<Publication>) throws -> [Membership] {
        try connection.rows(
            "SELECT * FROM membership WHERE publication_id = \(publication) ORDER BY created_at, account_id",
            Membership.init)
    }

    func memberships(of account: Identifier<Account>) throws -> [Membership] {
        try connection.rows(
            "SELECT * FROM membership WHERE account_id = \(account) ORDER BY created_at, publication_id",
            Membership.init)
    }

    /// Who decides for a publication: its owner and editors.
    func editors(of publication: Identifier<Publication>) throws -> [Identifier<Account>] {
        try members(of: publication).filter { $0.role != .contributor }.map(\.account)
    }

    /// Adds a member, or gives one another role.
    func set(
        _ role: Membership.Role, of account: Identifier<Account>, in publication: Identifier<Publication>,
        at time: Timestamp
    ) throws {
        try connection.execute(
            """
            INSERT INTO membership (publication_id, account_id, role, created_at)
            VALUES (\(publication), \(account), \(role), \(time))
            ON CONFLICT (publication_id, account_id) DO UPDATE SET role = excluded.role
            """)
    }

    func remove(_ account: Identifier<Account>, from publication: Identifier<Publication>) throws {
        try connection.execute(
            "DELETE FROM membership WHERE publication_id = \(publication) AND account_id = \(account)")
    }
}
