import Storage

extension Migration {
    static let passkeys = Migration(
        "0015_passkeys",
        [
            """
            CREATE TABLE passkey (
                id \(.text) NOT NULL PRIMARY KEY,
                account_id \(.integer) NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                name \(.text) NOT NULL,
                algorithm \(.integer) NOT NULL,
                public_key \(.blob) NOT NULL,
                sign_count \(.integer) NOT NULL,
                created_at \(.integer) NOT NULL,
                used_at \(.integer)
            )\(.strict)
            """,
            "CREATE INDEX passkey_by_account ON passkey (account_id)",
            """
            CREATE TABLE passkey_challenge (
                token_hash \(.text) NOT NULL PRIMARY KEY,
                account_id \(.integer) REFERENCES account(id) ON DELETE CASCADE,
                expires_at \(.integer) NOT NULL
            )\(.strict)
            """,
        ])
}
