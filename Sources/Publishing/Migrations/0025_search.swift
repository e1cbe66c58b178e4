import Storage

extension Migration {
    /// The search index: segments that never change, the version of each article that is found, and which articles the
    /// index does not know yet. Triggers note the latter, so that whoever changes what readers may see – in whichever
    /// way – need not know of the search.
    static let search = Migration(
        "0025_search",
        [
            // `state`: 0 while it is written, 1 while it is searched, 2 when it may be deleted.
            """
            CREATE TABLE search_segment (
                id \(.integer) NOT NULL PRIMARY KEY,
                state \(.integer) NOT NULL,
                documents \(.integer) NOT NULL,
                created_at \(.integer) NOT NULL,
                catalogue \(.blob) NOT NULL,
                directory \(.blob) NOT NULL
            )\(.strict)
            """,
            """
            CREATE TABLE search_block (
                id \(.integer) NOT NULL PRIMARY KEY,
                segment_id \(.integer) NOT NULL REFERENCES search_segment(id),
                data \(.blob) NOT NULL
            )\(.strict)
            """,
            "CREATE INDEX search_block_by_segment ON search_block (segment_id, id)",
            // `stamp` names the version of the article that counts; each version in a segment has one.
            """
            CREATE TABLE search_document (
                article_id \(.integer) NOT NULL PRIMARY KEY,
                stamp \(.integer) NOT NULL
            )\(.strict)
            """,
            // Versions that are still in a segment and count no more.
            """
            CREATE TABLE search_removed (
                stamp \(.integer) NOT NULL PRIMARY KEY
            )\(.strict)
            """,
            // Urgent is what the transaction that changes it settles; the rest is left to a worker.
            """
            CREATE TABLE search_pending (
                article_id \(.integer) NOT NULL PRIMARY KEY,
                is_urgent \(.integer) NOT NULL
            )\(.strict)
            """,
            "CREATE INDEX search_pending_urgent ON search_pending (article_id) WHERE is_urgent = 1",
            // Until when somebody merges segments, so that nobody else does; whether the index is being made anew.
            """
            CREATE TABLE search_state (
                id \(.integer) NOT NULL PRIMARY KEY,
                tended_until \(.integer) NOT NULL,
                is_remaking \(.integer) NOT NULL
            )\(.strict)
            """,
            "INSERT INTO search_state (id, tended_until, is_remaking) VALUES (1, 0, 0)",
            "INSERT INTO search_pending (article_id, is_urgent) SELECT id, 0 FROM article WHERE state = 'published'",
        ] + SearchTrigger.all.flatMap(\.statements))
}

/// Notes articles that the index must look at, when something of them changes.
private struct SearchTrigger: Sendable {
    let name: SQL
    /// What happens to which table.
    let event: SQL
    /// Whether it matters, given the dialect's word for “differs”.
    let condition: @Sendable (_ differs: SQL) -> SQL
    let note: SQL

    private static func note(_ row: SQL) -> SQL {
        """
        INSERT INTO search_pending (article_id, is_urgent) VALUES (\(row).id, 1)
        ON CONFLICT (article_id) DO UPDATE SET is_urgent = 1
        """
    }

    private static func noteTopic(_ row: SQL) -> SQL {
        """
        INSERT INTO search_pending (article_id, is_urgent)
        SELECT id, 1 FROM article WHERE id = \(row).article_id AND state = 'published'
        ON CONFLICT (article_id) DO UPDATE SET is_urgent = 1
        """
    }

    static let all = [
        SearchTrigger(
            name: "search_article_added", event: "INSERT ON article",
            condition: { _ in "NEW.state = 'published'" }, note: note("NEW")),
        SearchTrigger(
            name: "search_article_changed", event: "UPDATE ON article",
            condition: { differs in
                let columns: [SQL] = [
                    "state", "restriction", "kind", "revision_id", "channel_id", "publication_id", "published_at",
                ]
                let changes = columns.map { "OLD.\($0) \(differs) NEW.\($0)" as SQL }.joined(separator: " OR ")
                return "(OLD.state = 'published' OR NEW.state = 'published') AND (\(changes))"
            }, note: note("NEW")),
        SearchTrigger(
            name: "search_article_deleted", event: "DELETE ON article",
            condition: { _ in "OLD.state = 'published'" }, note: note("OLD")),
        SearchTrigger(
            name: "search_topic_added", event: "INSERT ON article_topic", condition: { _ in "1 = 1" },
            note: noteTopic("NEW")),
        SearchTrigger(
            name: "search_topic_taken", event: "DELETE ON article_topic", condition: { _ in "1 = 1" },
            note: noteTopic("OLD")),
        // A publication may have any number of articles, which find its new name in a while.
        SearchTrigger(
            name: "search_publication_renamed", event: "UPDATE ON publication",
            condition: { differs in "OLD.name \(differs) NEW.name" },
            note: """
                INSERT INTO search_pending (article_id, is_urgent)
                SELECT id, 0 FROM article WHERE publication_id = NEW.id AND state = 'published'
                ON CONFLICT (article_id) DO NOTHING
                """),
        SearchTrigger(
            name: "search_topic_renamed", event: "UPDATE ON topic",
            condition: { differs in "OLD.name \(differs) NEW.name" },
            note: """
                INSERT INTO search_pending (article_id, is_urgent)
                SELECT article_id, 0 FROM article_topic WHERE topic_id = NEW.id
                ON CONFLICT (article_id) DO NOTHING
                """),
    ]

    /// SQLite takes the statement as it is, PostgreSQL wants a function around it.
    var statements: [SQL] {
        let sqlite: SQL = "CREATE TRIGGER \(name) AFTER \(event) WHEN \(condition("IS NOT")) BEGIN \(note); END"
        let function: SQL = """
            CREATE FUNCTION \(name)() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \(note); RETURN NULL; END $$
            """
        let postgres: SQL = """
            CREATE TRIGGER \(name) AFTER \(event) FOR EACH ROW WHEN (\(condition("IS DISTINCT FROM")))
            EXECUTE FUNCTION \(name)()
            """
        return ["\(sqlite: sqlite, postgres: function)", "\(sqlite: "SELECT 1", postgres: postgres)"]
    }
}
