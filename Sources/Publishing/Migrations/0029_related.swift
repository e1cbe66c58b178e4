import Storage

extension Migration {
    /// What articles are about, and which others are near them.
    static let related = Migration(
        "0029_related",
        [
            // Articles whose neighbours are to be looked for, with how many steps that takes yet: 2 before it is known what
            // they are about, 1 after.
            """
            CREATE TABLE related_due (
                article_id \(.integer) NOT NULL PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
                steps \(.integer) NOT NULL,
                asked_at \(.integer) NOT NULL
            )\(.strict)
            """,
            "CREATE INDEX related_due_next ON related_due (asked_at, steps, article_id)",
            """
            INSERT INTO related_due (article_id, steps, asked_at)
            SELECT id, 2, 0 FROM article WHERE state = 'published' AND kind = 'article'
            """,
            """
            CREATE TABLE related_vector (
                article_id \(.integer) NOT NULL PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
                terms \(.blob) NOT NULL
            )\(.strict)
            """,
            // The strongest terms of each vector; weights in ten-thousandths.
            """
            CREATE TABLE related_posting (
                term \(.integer) NOT NULL,
                weight \(.integer) NOT NULL,
                article_id \(.integer) NOT NULL REFERENCES article(id) ON DELETE CASCADE,
                PRIMARY KEY (term, weight, article_id)
            )\(.strict)
            """,
            "CREATE INDEX related_posting_by_article ON related_posting (article_id)",
            // `shares` is a JSON list of words.
            """
            CREATE TABLE related_article (
                article_id \(.integer) NOT NULL REFERENCES article(id) ON DELETE CASCADE,
                other_id \(.integer) NOT NULL REFERENCES article(id) ON DELETE CASCADE,
                score \(.real) NOT NULL,
                shares \(.text) NOT NULL,
                PRIMARY KEY (article_id, other_id)
            )\(.strict)
            """,
            "CREATE INDEX related_article_by_other ON related_article (other_id)",
            // One row: in how many articles terms stand, when that was counted and how many articles there were; and which
            // process is at work, until when it need not be waited for.
            """
            CREATE TABLE related_state (
                id \(.integer) NOT NULL PRIMARY KEY,
                counted_at \(.integer) NOT NULL,
                stock \(.integer) NOT NULL,
                documents \(.integer) NOT NULL,
                terms \(.blob) NOT NULL,
                worker \(.integer) NOT NULL,
                busy_until \(.integer) NOT NULL
            )\(.strict)
            """,
            """
            INSERT INTO related_state (id, counted_at, stock, documents, terms, worker, busy_until)
            VALUES (1, 0, 0, 0, \([UInt8]()), 0, 0)
            """,
        ])
}
