import Storage

extension Migration {
    /// From which page caches learn that one article's page is stale.
    static let articleChanges = Migration(
        "0016_article_changes",
        [
            """
            CREATE TABLE article_change (
                article_id \(.integer) NOT NULL PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
                stamp \(.integer) NOT NULL
            )\(.strict)
            """,
            "CREATE INDEX article_change_latest ON article_change (stamp)",
        ])
}
