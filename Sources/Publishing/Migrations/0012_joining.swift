import Storage

extension Migration {
    /// How publications come to be, who joins them, and how they end.
    static let joining = Migration(
        "0012_joining",
        [
            """
            CREATE TABLE application (
                id \(.integer) NOT NULL PRIMARY KEY,
                account_id \(.integer) NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                state \(.text) NOT NULL,
                kind \(.text),
                handle \(.text) NOT NULL,
                name \(.text) NOT NULL,
                name_key \(.text) NOT NULL,
                tagline \(.text) NOT NULL,
                picture \(.text),
                crop \(.text) NOT NULL,
                avatar \(.text),
                channel_id \(.integer) REFERENCES channel(id) ON DELETE SET NULL,
                reason \(.text) NOT NULL,
                samples \(.text) NOT NULL,
                is_pardoned \(.integer) NOT NULL,
                claimed_by \(.integer) REFERENCES account(id),
                publication_id \(.integer) REFERENCES publication(id) ON DELETE SET NULL,
                created_at \(.integer) NOT NULL,
                modified_at \(.integer) NOT NULL,
                submitted_at \(.integer),
                decided_at \(.integer)
            )\(.strict)
            """,
            // One application at a time for each person; what waits for a decision keeps its handle and name.
            """
            CREATE UNIQUE INDEX application_open ON application (account_id)
            WHERE state IN ('draft', 'submitted', 'in review', 'needs information')
            """,
            """
            CREATE UNIQUE INDEX application_handle ON application (handle)
            WHERE state IN ('submitted', 'in review', 'needs information')
            """,
            """
            CREATE UNIQUE INDEX application_name ON application (name_key)
            WHERE state IN ('submitted', 'in review', 'needs information')
            """,
            "CREATE INDEX application_by_account ON application (account_id, id)",
            "CREATE INDEX application_queue ON application (state, submitted_at)",
            """
            CREATE TABLE application_event (
                id \(.integer) NOT NULL PRIMARY KEY,
                application_id \(.integer) NOT NULL REFERENCES application(id) ON DELETE CASCADE,
                account_id \(.integer) REFERENCES account(id),
                kind \(.text) NOT NULL,
                text \(.text) NOT NULL,
                created_at \(.integer) NOT NULL
            )\(.strict)
            """,
            "CREATE INDEX application_event_by_application ON application_event (application_id, id)",
            """
            CREATE TABLE proof (
                key \(.text) NOT NULL PRIMARY KEY,
                application_id \(.integer) NOT NULL REFERENCES application(id) ON DELETE CASCADE,
                name \(.text) NOT NULL,
                type \(.text) NOT NULL,
                byte_count \(.integer) NOT NULL,
                created_at \(.integer) NOT NULL,
                deleted_at \(.integer)
            )\(.strict)
            """,
            "CREATE INDEX proof_by_application ON proof (application_id, created_at)",
            """
            CREATE TABLE invitation (
                token_hash \(.text) NOT NULL PRIMARY KEY,
                publication_id \(.integer) NOT NULL REFERENCES publication(id) ON DELETE CASCADE,
                email \(.text) NOT NULL,
                role \(.text) NOT NULL,
                invited_by \(.integer) REFERENCES account(id),
                created_at \(.integer) NOT NULL,
                expires_at \(.integer) NOT NULL
            )\(.strict)
            """,
            "CREATE UNIQUE INDEX invitation_by_publication ON invitation (publication_id, email)",
            """
            CREATE TABLE ownership_offer (
                publication_id \(.integer) NOT NULL PRIMARY KEY REFERENCES publication(id) ON DELETE CASCADE,
                account_id \(.integer) NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                offered_by \(.integer) REFERENCES account(id),
                created_at \(.integer) NOT NULL
            )\(.strict)
            """,
            "CREATE INDEX ownership_offer_by_account ON ownership_offer (account_id)",
            // One owner for each publication, whoever asks at the same time.
            "CREATE UNIQUE INDEX membership_owner ON membership (publication_id) WHERE role = 'owner'",
            "ALTER TABLE publication ADD COLUMN picture \(.text)",
            "ALTER TABLE publication ADD COLUMN crop \(.text) NOT NULL DEFAULT '50 50 100'",
            "ALTER TABLE publication ADD COLUMN muted_until \(.integer)",
            "ALTER TABLE publication ADD COLUMN state_before \(.text)",
            "CREATE INDEX publication_muted ON publication (muted_until) WHERE muted_until IS NOT NULL",
            """
            CREATE TABLE publication_event (
                id \(.integer) NOT NULL PRIMARY KEY,
                publication_id \(.integer) NOT NULL REFERENCES publication(id) ON DELETE CASCADE,
                account_id \(.integer) REFERENCES account(id),
                state \(.text) NOT NULL,
                reason \(.text) NOT NULL,
                created_at \(.integer) NOT NULL
            )\(.strict)
            """,
            "CREATE INDEX publication_event_by_publication ON publication_event (publication_id, id)",
            "CREATE INDEX audit_event_by_kind ON audit_event (kind, id)",
            // A changed name with a reserved term waits for a person.
            """
            CREATE TABLE name_change (
                publication_id \(.integer) NOT NULL PRIMARY KEY REFERENCES publication(id) ON DELETE CASCADE,
                name \(.text) NOT NULL,
                reason \(.text) NOT NULL,
                account_id \(.integer) REFERENCES account(id),
                created_at \(.integer) NOT NULL
            )\(.strict)
            """,
        ])
}
