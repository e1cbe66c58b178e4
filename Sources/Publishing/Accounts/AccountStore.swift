import Kernel
import Storage

struct AccountStore {
    let connection: any Connection

    func insert(
        _ id: Identifier<Account>, email: EmailAddress, name: String, roles: Set<Account.Role>, at time: Timestamp
    ) throws {
        try connection.execute(
            """
            INSERT INTO account (id, email, name, roles, created_at)
            VALUES (\(id), \(email), \(name), \(Self.text(roles)), \(time))
            """)
    }

    func find(_ email: EmailAddress) throws -> Account? {
        try connection.first("SELECT * FROM account WHERE email = \(email)", Account.init)
    }

    func find(_ id: Identifier<Account>) throws -> Account? {
        try connection.first("SELECT * FROM account WHERE id = \(id)", Account.init)
    }

    func all() throws -> [Account] {
        try connection.rows("SELECT * FROM account ORDER BY id", Account.init)
    }

    func firstOperator() throws -> Account? {
        try connection.first(
            """
            SELECT * FROM account WHERE ' ' || roles || ' ' LIKE '% operator %' AND disabled_at IS NULL
            ORDER BY id LIMIT 1
            """, Account.init)
    }

    /// The roles in one order, with a blank between them.
    static func text(_ roles: Set<Account.Role>) -> String {
        Account.Role.allCases.filter(roles.contains).map(\.rawValue).joined(separator: " ")
    }
}
