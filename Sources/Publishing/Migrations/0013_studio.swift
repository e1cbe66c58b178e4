import Storage

extension Migration {
    /// What writers need beside the working copy: preview links, corrections, and quick answers about who shows a file.
    static let studio = Migration(
        "0013_studio",
        [
            """
            CREATE TABLE preview_link (
                token_hash \(.text) NOT NULL PRIMARY KEY,
                article_id \(.integer) NOT NULL REFERENCES article(id) ON DELETE CASCADE,
                account_id \(.integer) REFERENCES account(id),
                created_at \(.integer) NOT NULL,
                expires_at \(.integer) NOT NULL
            )\(.strict)
            """,
            "CREATE INDEX preview_link_by_article ON preview_link (article_id)",
            """
            CREATE TABLE correction (
                revision_id \(.integer) NOT NULL PRIMARY KEY REFERENCES revision(id) ON DELETE CASCADE,
                article_id \(.integer) NOT NULL REFERENCES article(id) ON DELETE CASCADE,
                corrected_id \(.integer) NOT NULL REFERENCES revision(id) ON DELETE CASCADE,
                note \(.text) NOT NULL,
                created_at \(.integer) NOT NULL
            )\(.strict)
            """,
            "CREATE INDEX correction_by_article ON correction (article_id, created_at)",
            "CREATE INDEX correction_by_corrected ON correction (corrected_id)",
            "CREATE INDEX publication_by_avatar ON publication (avatar)",
            "CREATE INDEX draft_version_by_time ON draft_version (created_at)",
        ])
}
