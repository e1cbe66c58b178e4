import Storage

extension Migration {
    /// What published texts are compared by.
    static let originality = Migration(
        "0030_originality",
        [
            // The live revision of every published article, reduced to a byte a unit. A text that changes gets a new number.
            """
            CREATE TABLE originality_text (
                number \(.integer) NOT NULL PRIMARY KEY,
                article_id \(.integer) NOT NULL UNIQUE REFERENCES article(id) ON DELETE CASCADE,
                revision_id \(.integer) NOT NULL,
                sketch \(.blob) NOT NULL
            )\(.strict)
            """,
            // Fingerprints of texts that are in no run yet.
            """
            CREATE TABLE originality_recent (
                number \(.integer) NOT NULL PRIMARY KEY REFERENCES originality_text(number) ON DELETE CASCADE,
                hashes \(.blob) NOT NULL
            )\(.strict)
            """,
            // Fingerprints of many texts, by fingerprint, in blocks; a run never changes, and is replaced by a larger one.
            """
            CREATE TABLE originality_run (
                id \(.integer) NOT NULL PRIMARY KEY,
                blocks \(.integer) NOT NULL,
                postings \(.integer) NOT NULL,
                is_live \(.integer) NOT NULL
            )\(.strict)
            """,
            // `id` is the run's number times 2³² plus the block's.
            """
            CREATE TABLE originality_block (
                id \(.integer) NOT NULL PRIMARY KEY,
                postings \(.blob) NOT NULL
            )\(.strict)
            """,
            // One row: the next free numbers, and until when a node is at work on the runs.
            """
            CREATE TABLE originality_state (
                id \(.integer) NOT NULL PRIMARY KEY,
                next_text \(.integer) NOT NULL,
                next_run \(.integer) NOT NULL,
                merging_until \(.integer) NOT NULL
            )\(.strict)
            """,
            "INSERT INTO originality_state (id, next_text, next_run, merging_until) VALUES (1, 1, 1, 0)",
        ])
}
