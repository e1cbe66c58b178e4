public import Kernel
import Storage

/// A document that shows that somebody may use a name. Only the applicant and reviewers see it.
public struct Proof: Hashable, Sendable {
    /// Names it in addresses; nobody can guess it, and it opens nothing by itself.
    public let key: String
    public let application: Identifier<JoiningApplication>
    /// As the applicant's file was named.
    public let name: String
    public let format: PrivateDocument.Format
    public let byteCount: Int
    public let createdAt: Timestamp
    /// Since when the document itself is gone.
    public let deletedAt: Timestamp?

    init(row: Row) throws {
        key = try row["key"]
        application = try row["application_id"]
        name = try row["name"]
        format = try row["type"]
        byteCount = try row["byte_count"]
        createdAt = try row["created_at"]
        deletedAt = try row["deleted_at"]
    }
}

struct ProofStore {
    let connection: any Connection

    func all(of application: Identifier<JoiningApplication>) throws -> [Proof] {
        try connection.rows(
            "SELECT * FROM proof WHERE application_id = \(application) ORDER BY created_at, key", Proof.init)
    }

    func find(_ key: String) throws -> Proof? {
        try connection.first("SELECT * FROM proof WHERE key = \(key)", Proof.init)
    }

    func exists(of application: Identifier<JoiningApplication>) throws -> Bool {
        try connection.exists("SELECT 1 FROM proof WHERE application_id = \(application) AND deleted_at IS NULL")
    }

    func insert(
        _ document: PrivateDocument, as key: String, of application: Identifier<JoiningApplication>, at time: Timestamp
    ) throws {
        try connection.execute(
            """
            INSERT INTO proof (key, application_id, name, type, byte_count, created_at)
            VALUES (\(key), \(application), \(document.name), \(document.format), \(document.bytes.count), \(time))
            """)
    }
}
