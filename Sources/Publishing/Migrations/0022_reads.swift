import Storage

extension Migration {
    /// How often articles are read, and what must be known for a day so that nobody is counted twice.
    static let reads = Migration(
        "0022_reads",
        [
            // Random bytes that go into the marks of one day, and are deleted with it.
            """
            CREATE TABLE read_salt (
                day \(.integer) NOT NULL PRIMARY KEY,
                salt \(.blob) NOT NULL
            )\(.strict)
            """,
            // Somebody has read this article today. `reader` and `network` are salted hashes that differ between articles,
            // so that not even today they say who has read what else.
            """
            CREATE TABLE read_mark (
                article_id \(.integer) NOT NULL,
                reader \(.integer) NOT NULL,
                network \(.integer) NOT NULL,
                hour \(.integer) NOT NULL,
                day \(.integer) NOT NULL,
                PRIMARY KEY (article_id, reader)
            )\(.strict)
            """,
            "CREATE INDEX read_mark_by_network ON read_mark (article_id, network, hour)",
            "CREATE INDEX read_mark_by_day ON read_mark (day)",
            // Reads within ten minutes (milliseconds at their start), and what they weigh for the hot list.
            """
            CREATE TABLE article_pace (
                article_id \(.integer) NOT NULL REFERENCES article(id) ON DELETE CASCADE,
                slot \(.integer) NOT NULL,
                reads \(.integer) NOT NULL,
                weight \(.real) NOT NULL,
                PRIMARY KEY (article_id, slot)
            )\(.strict)
            """,
            "CREATE INDEX article_pace_latest ON article_pace (slot)",
            // Reads on a day of the site's calendar (days since 1970-01-01), by the kind of place readers came from.
            """
            CREATE TABLE article_day (
                article_id \(.integer) NOT NULL REFERENCES article(id) ON DELETE CASCADE,
                day \(.integer) NOT NULL,
                source \(.text) NOT NULL,
                publication_id \(.integer) NOT NULL REFERENCES publication(id) ON DELETE CASCADE,
                reads \(.integer) NOT NULL,
                PRIMARY KEY (article_id, day, source)
            )\(.strict)
            """,
            "CREATE INDEX article_day_by_publication ON article_day (publication_id, day, source)",
            "CREATE INDEX article_tally_by_reads ON article_tally (reads)",
        ])
}
