import Storage

extension Migration {
    /// Signing up and in with a password, the second step, sessions that can be told apart, and limits on guessing.
    static let signIn = Migration(
        "0011_sign_in",
        [
            "ALTER TABLE account ADD COLUMN password \(.text)",
            // Whoever was signed in signs in again: sessions from before cannot be told apart.
            "DROP TABLE session",
            """
            CREATE TABLE session (
                id \(.integer) NOT NULL PRIMARY KEY,
                token_hash \(.text) NOT NULL UNIQUE,
                account_id \(.integer) NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                device \(.text) NOT NULL,
                created_at \(.integer) NOT NULL,
                seen_at \(.integer) NOT NULL,
                expires_at \(.integer) NOT NULL
            )\(.strict)
            """,
            "CREATE INDEX session_by_account ON session (account_id)",
            """
            CREATE TABLE sign_up (
                id \(.integer) NOT NULL PRIMARY KEY,
                email \(.text) NOT NULL,
                name \(.text) NOT NULL,
                password \(.text) NOT NULL,
                language \(.text) NOT NULL,
                created_at \(.integer) NOT NULL
            )\(.strict)
            """,
            "CREATE INDEX sign_up_by_email ON sign_up (email)",
            """
            CREATE TABLE mailed_token (
                token_hash \(.text) NOT NULL PRIMARY KEY,
                purpose \(.text) NOT NULL,
                account_id \(.integer) REFERENCES account(id) ON DELETE CASCADE,
                sign_up_id \(.integer) REFERENCES sign_up(id) ON DELETE CASCADE,
                email \(.text) NOT NULL,
                expires_at \(.integer) NOT NULL
            )\(.strict)
            """,
            "CREATE INDEX mailed_token_by_account ON mailed_token (account_id)",
            "CREATE INDEX mailed_token_by_sign_up ON mailed_token (sign_up_id)",
            """
            CREATE TABLE second_step (
                token_hash \(.text) NOT NULL PRIMARY KEY,
                account_id \(.integer) NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                expires_at \(.integer) NOT NULL
            )\(.strict)
            """,
            "CREATE INDEX second_step_by_account ON second_step (account_id)",
            """
            CREATE TABLE totp (
                account_id \(.integer) NOT NULL PRIMARY KEY REFERENCES account(id) ON DELETE CASCADE,
                secret \(.blob) NOT NULL,
                last_step \(.integer) NOT NULL,
                confirmed_at \(.integer)
            )\(.strict)
            """,
            """
            CREATE TABLE recovery_code (
                account_id \(.integer) NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                code_hash \(.text) NOT NULL,
                PRIMARY KEY (account_id, code_hash)
            )\(.strict)
            """,
            """
            CREATE TABLE attempt (
                name \(.text) NOT NULL,
                subject \(.text) NOT NULL,
                count \(.integer) NOT NULL,
                last_at \(.integer) NOT NULL,
                open_at \(.integer) NOT NULL,
                PRIMARY KEY (name, subject)
            )\(.strict)
            """,
            "CREATE INDEX notification_unread ON notification (account_id) WHERE read_at IS NULL",
        ])
}
