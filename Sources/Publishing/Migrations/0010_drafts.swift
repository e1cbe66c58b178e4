import Storage

extension Migration {
    /// The writing side: working copies with every save, submissions, and who uploaded what.
    static let drafts = Migration(
        "0010_drafts",
        [
            "ALTER TABLE article ADD COLUMN author_id \(.integer) REFERENCES account(id)",
            "ALTER TABLE article ADD COLUMN canonical \(.text)",
            "ALTER TABLE article ADD COLUMN comments \(.text) NOT NULL DEFAULT 'open'",
            "ALTER TABLE article ADD COLUMN label \(.text)",
            "ALTER TABLE revision ADD COLUMN filing \(.text)",
            "ALTER TABLE revision ADD COLUMN account_id \(.integer) REFERENCES account(id)",
            "CREATE INDEX article_by_author ON article (author_id)",
            """
            CREATE TABLE draft (
                article_id \(.integer) NOT NULL PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
                version \(.integer) NOT NULL,
                state \(.text) NOT NULL,
                title \(.text) NOT NULL,
                handed_in_at \(.integer),
                modified_at \(.integer) NOT NULL,
                modified_by \(.integer) REFERENCES account(id)
            )\(.strict)
            """,
            "CREATE INDEX draft_by_state ON draft (state)",
            """
            CREATE TABLE draft_version (
                article_id \(.integer) NOT NULL REFERENCES article(id) ON DELETE CASCADE,
                number \(.integer) NOT NULL,
                base \(.integer) NOT NULL,
                content \(.text) NOT NULL,
                account_id \(.integer) REFERENCES account(id),
                created_at \(.integer) NOT NULL,
                PRIMARY KEY (article_id, number)
            )\(.strict)
            """,
            """
            CREATE TABLE submission (
                id \(.integer) NOT NULL PRIMARY KEY,
                article_id \(.integer) NOT NULL REFERENCES article(id) ON DELETE CASCADE,
                revision_id \(.integer) NOT NULL REFERENCES revision(id) ON DELETE CASCADE,
                state \(.text) NOT NULL,
                is_update \(.integer) NOT NULL,
                is_after \(.integer) NOT NULL,
                submitted_by \(.integer) REFERENCES account(id),
                submitted_at \(.integer) NOT NULL,
                claimed_by \(.integer) REFERENCES account(id),
                claimed_until \(.integer),
                approved_by \(.integer) REFERENCES account(id),
                decided_by \(.integer) REFERENCES account(id),
                decided_at \(.integer),
                takes_effect_at \(.integer),
                label \(.text),
                reason \(.text) NOT NULL
            )\(.strict)
            """,
            "CREATE INDEX submission_by_article ON submission (article_id, id)",
            "CREATE INDEX submission_queue ON submission (state, submitted_at)",
            "CREATE INDEX submission_effect ON submission (takes_effect_at) WHERE takes_effect_at IS NOT NULL",
            """
            CREATE TABLE upload (
                hash \(.text) NOT NULL REFERENCES media(hash) ON DELETE CASCADE,
                publication_id \(.integer) NOT NULL REFERENCES publication(id) ON DELETE CASCADE,
                account_id \(.integer) REFERENCES account(id),
                name \(.text) NOT NULL,
                created_at \(.integer) NOT NULL,
                PRIMARY KEY (hash, publication_id)
            )\(.strict)
            """,
            "CREATE INDEX upload_by_publication ON upload (publication_id, created_at)",
        ])
}
