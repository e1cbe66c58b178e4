import Storage

extension Migration {
    /// What the desk keeps: screening, findings, reviewers' comments and steps, and what channel editors chose.
    static let desk = Migration(
        "0014_desk",
        [
            "ALTER TABLE submission ADD COLUMN base_id \(.integer) REFERENCES revision(id)",
            "ALTER TABLE submission ADD COLUMN channel_id \(.integer) REFERENCES channel(id)",
            "ALTER TABLE submission ADD COLUMN is_held \(.integer) NOT NULL DEFAULT 0",
            "ALTER TABLE submission ADD COLUMN screening_until \(.integer)",
            "ALTER TABLE submission ADD COLUMN effected_at \(.integer)",
            "CREATE INDEX submission_by_revision ON submission (revision_id)",
            """
            CREATE TABLE finding (
                id \(.integer) NOT NULL PRIMARY KEY,
                submission_id \(.integer) NOT NULL REFERENCES submission(id) ON DELETE CASCADE,
                kind \(.text) NOT NULL,
                measure \(.text) NOT NULL,
                place \(.text) NOT NULL,
                arguments \(.text) NOT NULL
            )\(.strict)
            """,
            "CREATE INDEX finding_by_submission ON finding (submission_id, id)",
            """
            CREATE TABLE review_comment (
                id \(.integer) NOT NULL PRIMARY KEY,
                submission_id \(.integer) NOT NULL REFERENCES submission(id) ON DELETE CASCADE,
                account_id \(.integer) REFERENCES account(id),
                place \(.text) NOT NULL,
                body \(.text) NOT NULL,
                created_at \(.integer) NOT NULL
            )\(.strict)
            """,
            "CREATE INDEX review_comment_by_submission ON review_comment (submission_id, id)",
            """
            CREATE TABLE submission_event (
                id \(.integer) NOT NULL PRIMARY KEY,
                submission_id \(.integer) NOT NULL REFERENCES submission(id) ON DELETE CASCADE,
                account_id \(.integer) REFERENCES account(id),
                kind \(.text) NOT NULL,
                detail \(.text) NOT NULL,
                created_at \(.integer) NOT NULL
            )\(.strict)
            """,
            "CREATE INDEX submission_event_by_submission ON submission_event (submission_id, id)",
            """
            CREATE TABLE curated_slot (
                id \(.integer) NOT NULL PRIMARY KEY,
                channel_id \(.integer) REFERENCES channel(id) ON DELETE CASCADE,
                article_id \(.integer) NOT NULL REFERENCES article(id) ON DELETE CASCADE,
                kind \(.text) NOT NULL,
                position \(.integer) NOT NULL,
                starts_at \(.integer),
                ends_at \(.integer),
                created_at \(.integer) NOT NULL
            )\(.strict)
            """,
            "CREATE INDEX curated_slot_by_channel ON curated_slot (channel_id, kind, position)",
            "CREATE INDEX curated_slot_by_article ON curated_slot (article_id)",
            """
            CREATE TABLE portal_block (
                channel_id \(.integer) NOT NULL PRIMARY KEY REFERENCES channel(id) ON DELETE CASCADE,
                position \(.integer) NOT NULL,
                is_hidden \(.integer) NOT NULL
            )\(.strict)
            """,
        ])
}
