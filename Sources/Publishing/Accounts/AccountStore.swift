import Kernel
import Storage

struct AccountStore {
    let connection: any Connection

    func insert(
        _ id: Identifier<Account>, email: EmailAddress, name: String, roles: Set<Account.Role>,
        password: PasswordHash? = nil, language: Language = .simplifiedChinese, at time: Timestamp
    ) throws {
        try connection.execute(
            """
            INSERT INTO account (id, email, name, roles, password, language, created_at)
            VALUES (\(id), \(email), \(name), \(Self.text(roles)), \(password), \(language.rawValue), \(time))
            """)
    }

    func find(_ email: EmailAddress) throws -> Account? {
        try connection.first("SELECT * FROM account WHERE email = \(email)", Account.init)
    }

    func find(_ id: Identifier<Account>) throws -> Account? {
        try connection.first("SELECT * FROM account WHERE id = \(id)", Account.init)
    }

    /// The account of an address if it is not disabled.
    func enabled(_ email: EmailAddress) throws -> Account? {
        try find(email).flatMap { $0.disabledAt == nil ? $0 : nil }
    }

    func all() throws -> [Account] {
        try connection.rows("SELECT * FROM account ORDER BY id", Account.init)
    }

    func firstOperator() throws -> Account? { try operators().first }

    /// Those that are not disabled.
    func operators() throws -> [Account] {
        try connection.rows(
            """
            SELECT * FROM account WHERE ' ' || roles || ' ' LIKE '% operator %' AND disabled_at IS NULL ORDER BY id
            """, Account.init)
    }

    func password(of id: Identifier<Account>) throws -> PasswordHash? {
        try connection.value("SELECT password FROM account WHERE id = \(id)")
    }

    func setPassword(_ hash: PasswordHash, of id: Identifier<Account>) throws {
        try connection.execute("UPDATE account SET password = \(hash) WHERE id = \(id)")
    }

    func setRoles(_ roles: Set<Account.Role>, of id: Identifier<Account>) throws {
        try connection.execute("UPDATE account SET roles = \(Self.text(roles)) WHERE id = \(id)")
    }

    func setEmail(_ email: EmailAddress, of id: Identifier<Account>) throws {
        try connection.execute("UPDATE account SET email = \(email) WHERE id = \(id)")
    }

    func setDisabled(at time: Timestamp?, _ id: Identifier<Account>) throws {
        try connection.execute("UPDATE account SET disabled_at = \(time) WHERE id = \(id)")
    }

    /// The roles in one order, with a blank between them.
    static func text(_ roles: Set<Account.Role>) -> String {
        Account.Role.allCases.filter(roles.contains).map(\.rawValue).joined(separator: " ")
    }
}
