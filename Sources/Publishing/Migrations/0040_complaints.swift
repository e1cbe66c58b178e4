import Storage

extension Migration {
    /// Complaints, the cases they are bundled in, and what is written about them.
    static let complaints = Migration(
        "0040_complaints",
        [
            """
            CREATE TABLE complaint_case (
                id \(.integer) NOT NULL PRIMARY KEY,
                ground \(.text) NOT NULL,
                subject \(.text) NOT NULL,
                publication_id \(.integer) REFERENCES publication(id) ON DELETE SET NULL,
                article_id \(.integer) REFERENCES article(id) ON DELETE SET NULL,
                comment_id \(.integer) REFERENCES comment(id) ON DELETE SET NULL,
                picture \(.text),
                revision_id \(.integer) REFERENCES revision(id) ON DELETE SET NULL,
                evidence \(.text) NOT NULL,
                state \(.text) NOT NULL,
                is_trusted \(.integer) NOT NULL,
                received_at \(.integer) NOT NULL,
                due_at \(.integer) NOT NULL,
                assigned_to \(.integer) REFERENCES account(id),
                decided_by \(.integer) REFERENCES account(id),
                decided_at \(.integer),
                decision_id \(.integer) REFERENCES decision(id) ON DELETE SET NULL,
                reason \(.text) NOT NULL DEFAULT ''
            )\(.strict)
            """,
            "CREATE INDEX complaint_case_by_state ON complaint_case (state, due_at, id)",
            "CREATE INDEX complaint_case_by_publication ON complaint_case (publication_id, id)",
            "CREATE INDEX complaint_case_by_article ON complaint_case (article_id, id)",
            "CREATE INDEX complaint_case_by_comment ON complaint_case (comment_id, id)",
            "CREATE INDEX complaint_case_by_decision ON complaint_case (decision_id)",
            "CREATE INDEX complaint_case_by_ground ON complaint_case (ground, id)",
            "CREATE INDEX complaint_case_by_decided ON complaint_case (decided_at)",
            """
            CREATE TABLE complaint (
                id \(.integer) NOT NULL PRIMARY KEY,
                case_id \(.integer) NOT NULL REFERENCES complaint_case(id) ON DELETE CASCADE,
                statement \(.text) NOT NULL,
                complainant \(.text) NOT NULL,
                account_id \(.integer) REFERENCES account(id),
                email \(.text),
                language \(.text) NOT NULL,
                is_exempt \(.integer) NOT NULL,
                is_trusted \(.integer) NOT NULL,
                received_at \(.integer) NOT NULL,
                asked_at \(.integer),
                erased_at \(.integer)
            )\(.strict)
            """,
            "CREATE INDEX complaint_by_case ON complaint (case_id, id)",
            "CREATE INDEX complaint_by_complainant ON complaint (complainant, id)",
            "CREATE INDEX complaint_by_account ON complaint (account_id)",
            "CREATE INDEX complaint_kept ON complaint (case_id) WHERE erased_at IS NULL",
            // A complainant's codes: one was shown when the complaint came in, and each mail has its own.
            """
            CREATE TABLE complaint_code (
                hash \(.text) NOT NULL PRIMARY KEY,
                complaint_id \(.integer) NOT NULL REFERENCES complaint(id) ON DELETE CASCADE
            )\(.strict)
            """,
            """
            CREATE TABLE complaint_message (
                id \(.integer) NOT NULL PRIMARY KEY,
                complaint_id \(.integer) NOT NULL REFERENCES complaint(id) ON DELETE CASCADE,
                account_id \(.integer) REFERENCES account(id),
                text \(.text) NOT NULL,
                created_at \(.integer) NOT NULL
            )\(.strict)
            """,
            "CREATE INDEX complaint_message_by_complaint ON complaint_message (complaint_id, id)",
            """
            CREATE TABLE counter_notice (
                case_id \(.integer) NOT NULL PRIMARY KEY REFERENCES complaint_case(id) ON DELETE CASCADE,
                account_id \(.integer) NOT NULL REFERENCES account(id),
                statement \(.text) NOT NULL,
                received_at \(.integer) NOT NULL,
                is_upheld \(.integer),
                reviewed_by \(.integer) REFERENCES account(id),
                reviewed_at \(.integer),
                reason \(.text) NOT NULL DEFAULT '',
                erased_at \(.integer)
            )\(.strict)
            """,
            """
            CREATE TABLE trusted_complainant (
                account_id \(.integer) NOT NULL PRIMARY KEY REFERENCES account(id) ON DELETE CASCADE,
                note \(.text) NOT NULL,
                since \(.integer) NOT NULL,
                set_by \(.integer) REFERENCES account(id)
            )\(.strict)
            """,
        ])
}
