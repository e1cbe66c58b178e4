import Storage

extension Migration {
    /// What an article claims to be, what became of the claim, and who may reprint whose articles.
    static let reprints = Migration(
        "0031_reprints",
        [
            "ALTER TABLE article ADD COLUMN originality \(.text) NOT NULL DEFAULT 'undeclared'",
            // Of a reprint: the article of this site it is one of, and the licence it was published under.
            "ALTER TABLE article ADD COLUMN original_id \(.integer)",
            "ALTER TABLE article ADD COLUMN licence_id \(.integer)",
            originality("claimed", of: #""kind":"original""#), originality("translation", of: #""kind":"translation""#),
            originality("reprint", of: #""kind":"reprint""#),
            """
            CREATE TABLE originality_event (
                id \(.integer) NOT NULL PRIMARY KEY,
                article_id \(.integer) NOT NULL REFERENCES article(id) ON DELETE CASCADE,
                account_id \(.integer) REFERENCES account(id),
                state \(.text) NOT NULL,
                reason \(.text) NOT NULL,
                created_at \(.integer) NOT NULL
            )\(.strict)
            """,
            "CREATE INDEX originality_event_by_article ON originality_event (article_id, id)",
            // Without an article: all of the publication's. Without a licensee: everybody.
            """
            CREATE TABLE reprint_licence (
                id \(.integer) NOT NULL PRIMARY KEY,
                publication_id \(.integer) NOT NULL REFERENCES publication(id) ON DELETE CASCADE,
                article_id \(.integer) REFERENCES article(id) ON DELETE CASCADE,
                licensee_id \(.integer) REFERENCES publication(id) ON DELETE CASCADE,
                may_edit \(.integer) NOT NULL,
                may_omit_source \(.integer) NOT NULL,
                ends_at \(.integer),
                account_id \(.integer) REFERENCES account(id),
                created_at \(.integer) NOT NULL,
                ended_at \(.integer)
            )\(.strict)
            """,
            "CREATE INDEX reprint_licence_by_publication ON reprint_licence (publication_id, id)",
        ])

    /// What was published before claims what it declares.
    private static func originality(_ state: String, of declaration: String) -> SQL {
        """
        UPDATE article SET originality = \(state) WHERE EXISTS (
            SELECT 1 FROM revision WHERE revision.id = article.revision_id
                AND \(sqlite: "instr", postgres: "strpos")(revision.declarations, \(declaration)) > 0)
        """
    }
}
