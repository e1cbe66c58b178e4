import Storage

/// Which of our entities came from where, so that nothing comes in twice.
struct ImportOriginStore {
    enum Kind: String {
        case author, article, comment, channel, topic, media
    }

    struct Origin {
        let entity: Int64
        let revision: Int64?
        let fingerprint: String
    }

    let connection: any Connection
    /// The site it came from.
    let source: String

    func find(_ kind: Kind, _ key: String) throws -> Origin? {
        try connection.first(
            """
            SELECT entity_id, revision_id, fingerprint FROM import_origin
            WHERE source = \(source) AND kind = \(kind) AND key = \(key)
            """
        ) {
            Origin(
                entity: try $0["entity_id"], revision: try $0["revision_id"], fingerprint: try $0["fingerprint"])
        }
    }

    func set(_ kind: Kind, _ key: String, entity: Int64, revision: Int64?, _ fingerprint: String) throws {
        try connection.execute(
            """
            INSERT INTO import_origin (source, kind, key, entity_id, revision_id, fingerprint)
            VALUES (\(source), \(kind), \(key), \(entity), \(revision), \(fingerprint))
            ON CONFLICT (source, kind, key) DO UPDATE SET
                entity_id = excluded.entity_id, revision_id = excluded.revision_id, fingerprint = excluded.fingerprint
            """)
    }

    func entities(_ kind: Kind) throws -> [Int64] {
        try connection.rows(
            "SELECT entity_id FROM import_origin WHERE source = \(source) AND kind = \(kind) ORDER BY entity_id"
        ) { try $0["entity_id"] }
    }

    func keys(_ kind: Kind) throws -> [String] {
        try connection.rows(
            "SELECT key FROM import_origin WHERE source = \(source) AND kind = \(kind) ORDER BY key"
        ) { try $0["key"] }
    }

    func forgetAll() throws {
        try connection.execute("DELETE FROM import_origin WHERE source = \(source)")
    }
}

extension ImportOriginStore.Kind: SQLConvertible {}
