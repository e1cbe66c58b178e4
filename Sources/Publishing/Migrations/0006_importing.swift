import Storage

extension Migration {
    static let importing = Migration(
        "0006_importing",
        [
            """
            CREATE TABLE import_origin (
                source \(.text) NOT NULL,
                kind \(.text) NOT NULL,
                key \(.text) NOT NULL,
                entity_id \(.integer) NOT NULL,
                revision_id \(.integer),
                fingerprint \(.text) NOT NULL,
                PRIMARY KEY (source, kind, key)
            )\(.strict)
            """,
            "CREATE INDEX import_origin_by_entity ON import_origin (kind, entity_id)",
            """
            CREATE TABLE redirect (
                path \(.text) NOT NULL PRIMARY KEY,
                article_id \(.integer) NOT NULL REFERENCES article(id) ON DELETE CASCADE
            )\(.strict)
            """,
            "CREATE INDEX redirect_by_article ON redirect (article_id)",
        ])
}
