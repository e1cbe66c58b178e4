import Storage

extension Migration {
    /// Comments that readers write here: whose they are, what others think of them, and what moderators did.
    static let commenting = Migration(
        "0027_commenting",
        [
            // Without an account it came with an import, or from somebody who has left.
            "ALTER TABLE comment ADD COLUMN account_id \(.integer) REFERENCES account(id) ON DELETE SET NULL",
            // The reply this reply answers; both belong to the same thread.
            "ALTER TABLE comment ADD COLUMN answers_id \(.integer) REFERENCES comment(id) ON DELETE SET NULL",
            "ALTER TABLE comment ADD COLUMN shown_at \(.integer)",
            "ALTER TABLE comment ADD COLUMN edited_at \(.integer)",
            "ALTER TABLE comment ADD COLUMN deleted_at \(.integer)",
            "ALTER TABLE comment ADD COLUMN likes \(.integer) NOT NULL DEFAULT 0",
            // Those that readers may see.
            "ALTER TABLE comment ADD COLUMN replies \(.integer) NOT NULL DEFAULT 0",
            // Those nobody has answered yet.
            "ALTER TABLE comment ADD COLUMN reports \(.integer) NOT NULL DEFAULT 0",
            // What the screening pointed out.
            "ALTER TABLE comment ADD COLUMN found \(.text) NOT NULL DEFAULT ''",
            """
            UPDATE comment SET shown_at = created_at WHERE comment.state IN ('visible', 'featured', 'pinned')
            """,
            """
            UPDATE comment SET replies = (SELECT count(*) FROM comment reply
                WHERE reply.parent_id = comment.id AND reply.state IN ('visible', 'featured', 'pinned'))
            WHERE comment.parent_id IS NULL
            """,
            """
            INSERT INTO article_tally (article_id, comments)
            SELECT comment.article_id, count(*) FROM comment
            WHERE comment.state IN ('visible', 'featured', 'pinned') GROUP BY comment.article_id
            ON CONFLICT (article_id) DO UPDATE SET comments = excluded.comments
            """,
            "DROP INDEX comment_by_parent",
            "CREATE INDEX comment_replies ON comment (parent_id, created_at, id)",
            "CREATE INDEX comment_roots ON comment (article_id, created_at, id) WHERE parent_id IS NULL",
            "CREATE INDEX comment_most_liked ON comment (article_id, likes, created_at, id) WHERE parent_id IS NULL",
            "CREATE INDEX comment_news ON comment (article_id, shown_at)",
            "CREATE INDEX comment_by_account ON comment (account_id, created_at)",
            "CREATE INDEX comment_by_answered ON comment (answers_id)",
            "CREATE INDEX comment_pending ON comment (created_at) WHERE state = 'pending'",
            "CREATE INDEX comment_reported ON comment (reports) WHERE reports > 0",
            """
            CREATE TABLE comment_like (
                comment_id \(.integer) NOT NULL REFERENCES comment(id) ON DELETE CASCADE,
                account_id \(.integer) NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                created_at \(.integer) NOT NULL,
                PRIMARY KEY (comment_id, account_id)
            )\(.strict)
            """,
            "CREATE INDEX comment_like_by_account ON comment_like (account_id, created_at)",
            """
            CREATE TABLE comment_report (
                comment_id \(.integer) NOT NULL REFERENCES comment(id) ON DELETE CASCADE,
                account_id \(.integer) NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                reason \(.text) NOT NULL,
                note \(.text) NOT NULL,
                created_at \(.integer) NOT NULL,
                settled_at \(.integer),
                PRIMARY KEY (comment_id, account_id)
            )\(.strict)
            """,
            "CREATE INDEX comment_report_by_account ON comment_report (account_id)",
            """
            CREATE TABLE comment_event (
                id \(.integer) NOT NULL PRIMARY KEY,
                comment_id \(.integer) NOT NULL REFERENCES comment(id) ON DELETE CASCADE,
                account_id \(.integer) REFERENCES account(id) ON DELETE SET NULL,
                kind \(.text) NOT NULL,
                reason \(.text) NOT NULL,
                note \(.text) NOT NULL,
                created_at \(.integer) NOT NULL
            )\(.strict)
            """,
            "CREATE INDEX comment_event_by_comment ON comment_event (comment_id, id)",
            "CREATE INDEX comment_event_by_account ON comment_event (account_id)",
        ])
}
