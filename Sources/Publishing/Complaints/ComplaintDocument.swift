public import Kernel
import Storage

/// A file by which a complainant proves what they say. They and the desk see it; it goes with who they are.
public struct ComplaintDocument: Hashable, Sendable {
    public let id: Identifier<ComplaintDocument>
    /// Names it in addresses; nobody can guess it, and it opens nothing by itself.
    public let key: String
    public let complaint: Identifier<Complaint>
    /// As the complainant's file was named.
    public let name: String
    public let format: PrivateDocument.Format
    public let byteCount: Int
    public let createdAt: Timestamp

    init(row: Row) throws {
        id = try row["id"]
        key = try row["key"]
        complaint = try row["complaint_id"]
        name = try row["name"]
        format = try row["format"]
        byteCount = try row["byte_count"]
        createdAt = try row["created_at"]
    }
}

struct ComplaintDocumentStore {
    let connection: any Connection

    func all(of complaint: Identifier<Complaint>) throws -> [ComplaintDocument] {
        try connection.rows(
            "SELECT * FROM complaint_document WHERE complaint_id = \(complaint) ORDER BY id", ComplaintDocument.init)
    }

    func find(_ key: String) throws -> ComplaintDocument? {
        try connection.first("SELECT * FROM complaint_document WHERE key = \(key)", ComplaintDocument.init)
    }

    func insert(
        _ document: PrivateDocument, as key: String, to complaint: Identifier<Complaint>, at time: Timestamp
    ) throws {
        try connection.execute(
            """
            INSERT INTO complaint_document (id, key, complaint_id, name, format, byte_count, created_at)
            VALUES (\(Identifier<ComplaintDocument>.mint(at: time)), \(key), \(complaint), \(document.name),
                \(document.format), \(document.bytes.count), \(time))
            """)
    }

    func remove(_ id: Identifier<ComplaintDocument>) throws {
        try connection.execute("DELETE FROM complaint_document WHERE id = \(id)")
    }

    /// - Returns: what is no longer known of, whose files are to be deleted once that is certain.
    func removeAll(of id: Identifier<ComplaintCase>) throws -> [ComplaintDocument] {
        let condition: SQL = "complaint_id IN (SELECT complaint.id FROM complaint WHERE complaint.case_id = \(id))"
        let documents = try connection.rows(
            "SELECT * FROM complaint_document WHERE \(condition) ORDER BY id", ComplaintDocument.init)
        try connection.execute("DELETE FROM complaint_document WHERE \(condition)")
        return documents
    }
}
