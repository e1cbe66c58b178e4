import Storage

extension Migration {
    /// Which published texts were held against all others, and which of them are, for the most part, another's.
    static let originalityFindings = Migration(
        "0041_originality_findings",
        [
            """
            CREATE TABLE originality_checked (
                article_id \(.integer) NOT NULL PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
                revision_id \(.integer) NOT NULL
            )\(.strict)
            """,
            // `share` is how much of the article stands in the other one, in thousandths.
            """
            CREATE TABLE originality_finding (
                article_id \(.integer) NOT NULL PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
                original_id \(.integer) NOT NULL REFERENCES article(id) ON DELETE CASCADE,
                share \(.integer) NOT NULL,
                found_at \(.integer) NOT NULL,
                settled_by \(.integer) REFERENCES account(id),
                settled_at \(.integer)
            )\(.strict)
            """,
            "CREATE INDEX originality_finding_by_time ON originality_finding (found_at, article_id)",
            "CREATE INDEX originality_finding_by_original ON originality_finding (original_id)",
        ])
}
