import Storage

extension Migration {
    /// The transparency log: entries as they are hashed, the tiles of the tree over them, and what was signed.
    static let log = Migration(
        "0032_log",
        [
            // One row, whose lock gives every entry its place. `key` is the public key the last checkpoint was signed with.
            """
            CREATE TABLE log_head (
                id \(.integer) NOT NULL PRIMARY KEY,
                size \(.integer) NOT NULL,
                key \(.text)
            )\(.strict)
            """,
            "INSERT INTO log_head (id, size) VALUES (1, 0)",
            // Entries outlive what they are about, so nothing here refers to other tables. `salt` goes with what is erased;
            // `record` is what was decided, in the words of that time.
            """
            CREATE TABLE log_entry (
                position \(.integer) NOT NULL PRIMARY KEY,
                act \(.text) NOT NULL,
                article_id \(.integer),
                revision_id \(.integer),
                reference \(.text),
                body \(.text) NOT NULL,
                salt \(.blob),
                record \(.text),
                created_at \(.integer) NOT NULL
            )\(.strict)
            """,
            "CREATE INDEX log_entry_by_revision ON log_entry (revision_id) WHERE revision_id IS NOT NULL",
            "CREATE INDEX log_entry_by_article ON log_entry (article_id, position) WHERE article_id IS NOT NULL",
            "CREATE INDEX log_entry_by_reference ON log_entry (reference) WHERE reference IS NOT NULL",
            """
            CREATE TABLE log_tile (
                level \(.integer) NOT NULL,
                number \(.integer) NOT NULL,
                hashes \(.blob) NOT NULL,
                PRIMARY KEY (level, number)
            )\(.strict)
            """,
            """
            CREATE TABLE log_checkpoint (
                size \(.integer) NOT NULL PRIMARY KEY,
                note \(.text) NOT NULL,
                created_at \(.integer) NOT NULL
            )\(.strict)
            """,
        ])
}
