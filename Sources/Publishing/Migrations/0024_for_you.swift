import Storage

extension Migration {
    /// What a reader who asked for a list of their own is interested in.
    static let forYou = Migration(
        "0024_for_you",
        [
            // There is a row for who has turned it on, and nothing is kept about anybody else.
            """
            CREATE TABLE for_you (
                account_id \(.integer) NOT NULL PRIMARY KEY REFERENCES account(id) ON DELETE CASCADE,
                learns \(.integer) NOT NULL,
                created_at \(.integer) NOT NULL
            )\(.strict)
            """,
            // `chosen` is what the reader has set and stays; without it the weight comes from reading and fades.
            """
            CREATE TABLE interest (
                account_id \(.integer) NOT NULL REFERENCES for_you(account_id) ON DELETE CASCADE,
                kind \(.text) NOT NULL,
                subject_id \(.integer) NOT NULL,
                weight \(.real) NOT NULL,
                chosen \(.text),
                modified_at \(.integer) NOT NULL,
                PRIMARY KEY (account_id, kind, subject_id)
            )\(.strict)
            """,
        ])
}
