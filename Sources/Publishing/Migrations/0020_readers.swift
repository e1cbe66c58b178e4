import Storage

extension Migration {
    /// What readers keep and follow, what is new for them, and how they are told.
    static let readers = Migration(
        "0020_readers",
        [
            """
            CREATE TABLE topic_tally (
                topic_id \(.integer) NOT NULL PRIMARY KEY REFERENCES topic(id) ON DELETE CASCADE,
                followers \(.integer) NOT NULL DEFAULT 0
            )\(.strict)
            """,
            """
            CREATE TABLE reader (
                account_id \(.integer) NOT NULL PRIMARY KEY REFERENCES account(id) ON DELETE CASCADE,
                keeps_history \(.integer) NOT NULL DEFAULT 0,
                followed_at \(.integer),
                followed_before \(.integer)
            )\(.strict)
            """,
            """
            CREATE TABLE reading_history (
                account_id \(.integer) NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                article_id \(.integer) NOT NULL REFERENCES article(id) ON DELETE CASCADE,
                read_at \(.integer) NOT NULL,
                PRIMARY KEY (account_id, article_id)
            )\(.strict)
            """,
            "CREATE INDEX reading_history_latest ON reading_history (account_id, read_at)",
            "CREATE INDEX reading_history_by_time ON reading_history (read_at)",
            """
            CREATE TABLE digest (
                account_id \(.integer) NOT NULL PRIMARY KEY REFERENCES account(id) ON DELETE CASCADE,
                frequency \(.text) NOT NULL,
                secret \(.text) NOT NULL,
                confirmed_at \(.integer),
                sent_through \(.integer) NOT NULL,
                next_at \(.integer)
            )\(.strict)
            """,
            "CREATE INDEX digest_due ON digest (next_at) WHERE next_at IS NOT NULL",
            // Articles whose publication's followers are still being told, and who was told last.
            """
            CREATE TABLE announcement (
                article_id \(.integer) NOT NULL PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
                told_through \(.integer) NOT NULL,
                created_at \(.integer) NOT NULL
            )\(.strict)
            """,
            "ALTER TABLE notification ADD COLUMN subject \(.text) NOT NULL DEFAULT ''",
            "ALTER TABLE notification ADD COLUMN count \(.integer) NOT NULL DEFAULT 1",
            // What was told of one subject and not read yet is one notification.
            """
            CREATE UNIQUE INDEX notification_group ON notification (account_id, kind, subject)
            WHERE read_at IS NULL AND subject <> ''
            """,
            "CREATE INDEX notification_latest ON notification (account_id, created_at, id)",
            "DROP INDEX notification_by_account",
            """
            CREATE TABLE notification_actor (
                notification_id \(.integer) NOT NULL REFERENCES notification(id) ON DELETE CASCADE,
                account_id \(.integer) NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                PRIMARY KEY (notification_id, account_id)
            )\(.strict)
            """,
            "CREATE INDEX notification_actor_by_account ON notification_actor (account_id)",
        ])
}
