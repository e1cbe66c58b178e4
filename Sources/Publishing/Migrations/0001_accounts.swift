import Storage

extension Migration {
    static let accounts = Migration(
        "0001_accounts",
        [
            """
            CREATE TABLE account (
                id \(.integer) NOT NULL PRIMARY KEY,
                email \(.text) NOT NULL UNIQUE,
                name \(.text) NOT NULL,
                role \(.text) NOT NULL,
                created_at \(.integer) NOT NULL,
                disabled_at \(.integer)
            )\(.strict)
            """,
            """
            CREATE TABLE sign_in_link (
                token_hash \(.text) NOT NULL PRIMARY KEY,
                account_id \(.integer) NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                expires_at \(.integer) NOT NULL
            )\(.strict)
            """,
            "CREATE INDEX sign_in_link_by_account ON sign_in_link (account_id)",
            """
            CREATE TABLE session (
                token_hash \(.text) NOT NULL PRIMARY KEY,
                account_id \(.integer) NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                created_at \(.integer) NOT NULL,
                expires_at \(.integer) NOT NULL
            )\(.strict)
            """,
            "CREATE INDEX session_by_account ON session (account_id)",
        ])
}
