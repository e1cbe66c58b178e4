public import Kernel
public import Storage

/// A document that shows that somebody may use a name. Only the applicant and reviewers see it.
public struct Proof: Hashable, Sendable {
    /// What documents may be, decided by their content.
    public enum DocumentType: String, Sendable {
        case pdf, jpeg, png

        init?(of bytes: some Collection<UInt8>) {
            let types: [(DocumentType, [UInt8])] = [
                (.pdf, Array("%PDF-".utf8)), (.jpeg, [0xFF, 0xD8, 0xFF]),
                (.png, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
            ]
            guard let type = types.first(where: { bytes.starts(with: $0.1) })?.0 else { return nil }
            self = type
        }

        public var contentType: String {
            switch self {
            case .pdf: "application/pdf"
            case .jpeg: "image/jpeg"
            case .png: "image/png"
            }
        }
    }

    public static let largestMegabytes = 10
    public static let most = 6

    /// Names it in addresses; nobody can guess it, and it opens nothing by itself.
    public let key: String
    public let application: Identifier<JoiningApplication>
    /// As the applicant's file was named.
    public let name: String
    public let type: DocumentType
    public let byteCount: Int
    public let createdAt: Timestamp
    /// Since when the document itself is gone.
    public let deletedAt: Timestamp?

    init(row: Row) throws {
        key = try row["key"]
        application = try row["application_id"]
        name = try row["name"]
        type = try row["type"]
        byteCount = try row["byte_count"]
        createdAt = try row["created_at"]
        deletedAt = try row["deleted_at"]
    }
}

extension Proof.DocumentType: SQLConvertible, SQLReadable {}

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
        _ key: String, of application: Identifier<JoiningApplication>, name: String, type: Proof.DocumentType,
        byteCount: Int,
        at time: Timestamp
    ) throws {
        try connection.execute(
            """
            INSERT INTO proof (key, application_id, name, type, byte_count, created_at)
            VALUES (\(key), \(application), \(name), \(type), \(byteCount), \(time))
            """)
    }
}
