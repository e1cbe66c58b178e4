import Storage

extension Migration {
    /// Files by which a complainant proves what they say.
    static let complaintDocuments = Migration(
        "0043_complaint_documents",
        [
            """
            CREATE TABLE complaint_document (
                id \(.integer) NOT NULL PRIMARY KEY,
                key \(.text) NOT NULL UNIQUE,
                complaint_id \(.integer) NOT NULL REFERENCES complaint(id) ON DELETE CASCADE,
                name \(.text) NOT NULL,
                format \(.text) NOT NULL,
                byte_count \(.integer) NOT NULL,
                created_at \(.integer) NOT NULL
            )\(.strict)
            """,
            "CREATE INDEX complaint_document_by_complaint ON complaint_document (complaint_id, id)",
        ])
}
