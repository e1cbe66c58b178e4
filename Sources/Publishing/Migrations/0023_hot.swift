import Storage

extension Migration {
    /// The hot list as it was last worked out, and the index of each publication by day.
    static let hot = Migration(
        "0023_hot",
        [
            // `score` is the binary logarithm of the heat plus the time in half-lives: as all heat fades alike, it changes
            // only when something happens to the article.
            """
            CREATE TABLE hot_article (
                article_id \(.integer) NOT NULL PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
                channel_id \(.integer) REFERENCES channel(id) ON DELETE CASCADE,
                publication_id \(.integer) NOT NULL REFERENCES publication(id) ON DELETE CASCADE,
                score \(.real) NOT NULL,
                reason \(.text) NOT NULL,
                number \(.integer) NOT NULL,
                computed_at \(.integer) NOT NULL
            )\(.strict)
            """,
            "CREATE INDEX hot_article_by_score ON hot_article (score)",
            "CREATE INDEX hot_article_by_channel ON hot_article (channel_id, score)",
            "CREATE INDEX hot_article_by_publication ON hot_article (publication_id, score)",
            "CREATE INDEX hot_article_oldest ON hot_article (computed_at)",
            // One row: up to when events were taken in, and with which policy.
            """
            CREATE TABLE hot_state (
                id \(.integer) NOT NULL PRIMARY KEY,
                seen_until \(.integer) NOT NULL,
                policy \(.text) NOT NULL
            )\(.strict)
            """,
            "INSERT INTO hot_state (id, seen_until, policy) VALUES (1, 0, '')",
            """
            CREATE TABLE publication_index (
                publication_id \(.integer) NOT NULL REFERENCES publication(id) ON DELETE CASCADE,
                day \(.integer) NOT NULL,
                total \(.integer) NOT NULL,
                working \(.text) NOT NULL,
                PRIMARY KEY (publication_id, day)
            )\(.strict)
            """,
        ])
}
