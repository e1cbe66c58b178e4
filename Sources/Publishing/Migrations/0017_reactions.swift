import Storage

extension Migration {
    /// What readers do with articles and publications, and how often that was.
    static let reactions = Migration(
        "0017_reactions",
        [
            """
            CREATE TABLE article_like (
                article_id \(.integer) NOT NULL REFERENCES article(id) ON DELETE CASCADE,
                account_id \(.integer) NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                created_at \(.integer) NOT NULL,
                PRIMARY KEY (article_id, account_id)
            )\(.strict)
            """,
            "CREATE INDEX article_like_by_account ON article_like (account_id, created_at)",
            "CREATE INDEX article_like_latest ON article_like (created_at)",
            """
            CREATE TABLE bookmark (
                account_id \(.integer) NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                article_id \(.integer) NOT NULL REFERENCES article(id) ON DELETE CASCADE,
                created_at \(.integer) NOT NULL,
                PRIMARY KEY (account_id, article_id)
            )\(.strict)
            """,
            "CREATE INDEX bookmark_latest ON bookmark (account_id, created_at)",
            """
            CREATE TABLE publication_follow (
                publication_id \(.integer) NOT NULL REFERENCES publication(id) ON DELETE CASCADE,
                account_id \(.integer) NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                created_at \(.integer) NOT NULL,
                PRIMARY KEY (publication_id, account_id)
            )\(.strict)
            """,
            "CREATE INDEX publication_follow_by_account ON publication_follow (account_id, created_at)",
            "CREATE INDEX publication_follow_latest ON publication_follow (publication_id, created_at)",
            """
            CREATE TABLE topic_follow (
                topic_id \(.integer) NOT NULL REFERENCES topic(id) ON DELETE CASCADE,
                account_id \(.integer) NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                created_at \(.integer) NOT NULL,
                PRIMARY KEY (topic_id, account_id)
            )\(.strict)
            """,
            "CREATE INDEX topic_follow_by_account ON topic_follow (account_id, created_at)",
            // How often an article was shared in an hour (milliseconds at its start).
            """
            CREATE TABLE article_share (
                article_id \(.integer) NOT NULL REFERENCES article(id) ON DELETE CASCADE,
                hour \(.integer) NOT NULL,
                shares \(.integer) NOT NULL,
                PRIMARY KEY (article_id, hour)
            )\(.strict)
            """,
            "CREATE INDEX article_share_latest ON article_share (hour)",
            """
            CREATE TABLE article_tally (
                article_id \(.integer) NOT NULL PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
                likes \(.integer) NOT NULL DEFAULT 0,
                comments \(.integer) NOT NULL DEFAULT 0,
                bookmarks \(.integer) NOT NULL DEFAULT 0,
                shares \(.integer) NOT NULL DEFAULT 0,
                reads \(.integer) NOT NULL DEFAULT 0
            )\(.strict)
            """,
            """
            CREATE TABLE publication_tally (
                publication_id \(.integer) NOT NULL PRIMARY KEY REFERENCES publication(id) ON DELETE CASCADE,
                followers \(.integer) NOT NULL DEFAULT 0
            )\(.strict)
            """,
        ])
}
