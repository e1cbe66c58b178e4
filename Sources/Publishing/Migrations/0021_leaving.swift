import Storage

extension Migration {
    /// Accounts that are to end, and those that have.
    static let leaving = Migration(
        "0021_leaving",
        [
            """
            CREATE TABLE leaving (
                account_id \(.integer) NOT NULL PRIMARY KEY REFERENCES account(id) ON DELETE CASCADE,
                comments \(.text) NOT NULL,
                asked_at \(.integer) NOT NULL,
                due_at \(.integer) NOT NULL
            )\(.strict)
            """,
            "CREATE INDEX leaving_due ON leaving (due_at)",
            "ALTER TABLE account ADD COLUMN left_at \(.integer)",
        ])
}
