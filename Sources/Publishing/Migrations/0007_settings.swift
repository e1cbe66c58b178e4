import Storage

extension Migration {
    static let settings = Migration(
        "0007_settings",
        [
            """
            CREATE TABLE setting (
                name \(.text) NOT NULL PRIMARY KEY,
                value \(.text) NOT NULL
            )\(.strict)
            """,
            "CREATE TABLE site_change (number \(.integer) NOT NULL)\(.strict)",
            "INSERT INTO site_change (number) VALUES (0)",
        ])
}
