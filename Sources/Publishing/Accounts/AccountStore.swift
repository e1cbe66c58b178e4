import Kernel
import Storage

struct AccountStore {
    let connection: any Connection

    func insert(_ id: Identifier<Account>, email: EmailAddress, name: String, role: Account.Role, at time: Timestamp)
        throws
    {
        try connection.execute(
            """
            INSERT INTO account (id, email, name, role, created_at)
            VALUES (\(id), \(email), \(name), \(role), \(time))
            """)
    }

    func find(_ email: EmailAddress) throws -> Account? {
        try connection.first("SELECT * FROM account WHERE email = \(email)", Account.init)
    }

    func all() throws -> [Account] {
        try connection.rows("SELECT * FROM account ORDER BY id", Account.init)
    }

    func firstOperator() throws -> Account? {
        try connection.first(
            "SELECT * FROM account WHERE role = \(Account.Role.operator) AND disabled_at IS NULL ORDER BY id LIMIT 1",
            Account.init)
    }
}
