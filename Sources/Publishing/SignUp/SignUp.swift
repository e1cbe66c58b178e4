public import Kernel
import Storage

/// Somebody who has asked to join and not yet shown that the address is theirs.
struct SignUp {
    let id: Identifier<SignUp>
    let email: EmailAddress
    let name: String
    let password: PasswordHash
    let language: Language

    init(row: Row) throws {
        id = try row["id"]
        email = try row["email"]
        name = try row["name"]
        password = try row["password"]
        language = Language(rawValue: try row["language"]) ?? .simplifiedChinese
    }
}

/// What a form for joining says.
public struct SignUpRequest: Sendable {
    public var email: String
    public var name: String
    public var password: String
    public var language: Language

    public init(email: String, name: String, password: String, language: Language) {
        self.email = email
        self.name = name
        self.password = password
        self.language = language
    }
}

struct SignUpStore {
    let connection: any Connection

    func insert(
        email: EmailAddress, name: DisplayName, password: PasswordHash, language: Language, at time: Timestamp
    ) throws -> Identifier<SignUp> {
        let id = Identifier<SignUp>.mint(at: time)
        try connection.execute(
            """
            INSERT INTO sign_up (id, email, name, password, language, created_at)
            VALUES (\(id), \(email), \(name.description), \(password), \(language.rawValue), \(time))
            """)
        return id
    }

    func find(_ id: Identifier<SignUp>) throws -> SignUp? {
        try connection.first("SELECT * FROM sign_up WHERE id = \(id)", SignUp.init)
    }

    func remove(_ email: EmailAddress) throws {
        try connection.execute("DELETE FROM sign_up WHERE email = \(email)")
    }

    func forgetOld(at time: Timestamp) throws {
        try connection.execute("DELETE FROM sign_up WHERE created_at <= \(time.adding(days: -4))")
    }
}
