import Storage

extension Migration {
    static let comments = Migration(
        "0005_comments",
        [
            """
            CREATE TABLE comment (
                id \(.integer) NOT NULL PRIMARY KEY,
                article_id \(.integer) NOT NULL REFERENCES article(id) ON DELETE CASCADE,
                parent_id \(.integer) REFERENCES comment(id) ON DELETE CASCADE,
                author_name \(.text) NOT NULL,
                body \(.text) NOT NULL,
                state \(.text) NOT NULL,
                created_at \(.integer) NOT NULL
            )\(.strict)
            """,
            "CREATE INDEX comment_by_article ON comment (article_id, state, created_at)",
            "CREATE INDEX comment_by_parent ON comment (parent_id)",
            "CREATE INDEX comment_latest ON comment (created_at)",
        ])
}
