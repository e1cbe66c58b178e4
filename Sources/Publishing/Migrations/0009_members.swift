import Storage

extension Migration {
    /// Who writes for which publication, what they are told, and what was changed by whom.
    static let members = Migration(
        "0009_members",
        [
            """
            CREATE TABLE membership (
                publication_id \(.integer) NOT NULL REFERENCES publication(id) ON DELETE CASCADE,
                account_id \(.integer) NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                role \(.text) NOT NULL,
                created_at \(.integer) NOT NULL,
                PRIMARY KEY (publication_id, account_id)
            )\(.strict)
            """,
            "CREATE INDEX membership_by_account ON membership (account_id)",
            """
            CREATE TABLE notification (
                id \(.integer) NOT NULL PRIMARY KEY,
                account_id \(.integer) NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                kind \(.text) NOT NULL,
                arguments \(.text) NOT NULL,
                path \(.text) NOT NULL,
                created_at \(.integer) NOT NULL,
                read_at \(.integer)
            )\(.strict)
            """,
            "CREATE INDEX notification_by_account ON notification (account_id, id)",
            """
            CREATE TABLE notification_choice (
                account_id \(.integer) NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                kind \(.text) NOT NULL,
                on_site \(.integer) NOT NULL,
                by_mail \(.integer) NOT NULL,
                PRIMARY KEY (account_id, kind)
            )\(.strict)
            """,
            """
            CREATE TABLE mail (
                id \(.integer) NOT NULL PRIMARY KEY,
                recipient \(.text) NOT NULL,
                language \(.text) NOT NULL,
                kind \(.text) NOT NULL,
                arguments \(.text) NOT NULL,
                path \(.text) NOT NULL,
                created_at \(.integer) NOT NULL,
                due_at \(.integer),
                attempts \(.integer) NOT NULL,
                problem \(.text) NOT NULL
            )\(.strict)
            """,
            "CREATE INDEX mail_due ON mail (due_at) WHERE due_at IS NOT NULL",
            """
            CREATE TABLE audit_event (
                id \(.integer) NOT NULL PRIMARY KEY,
                account_id \(.integer) REFERENCES account(id),
                kind \(.text) NOT NULL,
                subject \(.text) NOT NULL,
                detail \(.text) NOT NULL,
                created_at \(.integer) NOT NULL
            )\(.strict)
            """,
            "ALTER TABLE account ADD COLUMN language \(.text) NOT NULL DEFAULT 'zh-Hans'",
        ])
}
