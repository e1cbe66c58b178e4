import Storage

extension Migration {
    /// A person may have several roles, or none.
    static let roles = Migration(
        "0008_roles",
        [
            "ALTER TABLE account RENAME COLUMN role TO roles",
            "UPDATE account SET roles = '' WHERE roles = 'reader'",
        ])
}
