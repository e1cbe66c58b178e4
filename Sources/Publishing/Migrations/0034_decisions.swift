import Storage

extension Migration {
    /// What the platform decides, appeals against it, and the credit that follows from it.
    static let decisions = Migration(
        "0034_decisions",
        [
            """
            CREATE TABLE decision (
                id \(.integer) NOT NULL PRIMARY KEY,
                subject \(.text) NOT NULL,
                publication_id \(.integer) REFERENCES publication(id) ON DELETE SET NULL,
                article_id \(.integer) REFERENCES article(id) ON DELETE SET NULL,
                comment_id \(.integer) REFERENCES comment(id) ON DELETE SET NULL,
                measure \(.text) NOT NULL,
                label \(.text) NOT NULL,
                keeps_articles \(.integer) NOT NULL,
                ground \(.text) NOT NULL,
                rule \(.text) NOT NULL,
                explanation \(.text) NOT NULL,
                category \(.text) NOT NULL,
                facts \(.text) NOT NULL,
                source \(.text) NOT NULL,
                notice_id \(.integer),
                notified_at \(.integer),
                is_detected \(.integer) NOT NULL,
                automation \(.text) NOT NULL,
                fault \(.text),
                points \(.integer) NOT NULL,
                decided_by \(.integer) REFERENCES account(id),
                decided_at \(.integer) NOT NULL,
                cause_id \(.integer) REFERENCES decision(id),
                state_before \(.text),
                content_date \(.integer) NOT NULL,
                content \(.text) NOT NULL,
                language \(.text) NOT NULL,
                ends_at \(.integer),
                ended_at \(.integer),
                ending \(.text),
                ended_by \(.integer) REFERENCES account(id),
                ending_reason \(.text) NOT NULL DEFAULT ''
            )\(.strict)
            """,
            "CREATE INDEX decision_by_publication ON decision (publication_id, id)",
            "CREATE INDEX decision_by_article ON decision (article_id, id)",
            "CREATE INDEX decision_by_comment ON decision (comment_id, id)",
            "CREATE INDEX decision_by_notice ON decision (notice_id)",
            "CREATE INDEX decision_by_cause ON decision (cause_id)",
            "CREATE INDEX decision_by_category ON decision (category, id)",
            "CREATE INDEX decision_due ON decision (ends_at) WHERE ends_at IS NOT NULL AND ended_at IS NULL",
            // What review has ordered by itself, which holds when every decision has ended.
            "ALTER TABLE article ADD COLUMN review_restriction \(.text) NOT NULL DEFAULT 'none'",
            "ALTER TABLE article ADD COLUMN review_label \(.text)",
            """
            UPDATE article SET review_restriction = restriction, review_label = label
            WHERE restriction IN ('labelled', 'disabled')
            """,
            """
            CREATE TABLE appeal (
                id \(.integer) NOT NULL PRIMARY KEY,
                decision_id \(.integer) NOT NULL UNIQUE REFERENCES decision(id) ON DELETE CASCADE,
                appellant_id \(.integer) NOT NULL REFERENCES account(id),
                body \(.text) NOT NULL,
                state \(.text) NOT NULL,
                created_at \(.integer) NOT NULL,
                assigned_to \(.integer) REFERENCES account(id),
                assigned_at \(.integer),
                heard_by \(.integer) REFERENCES account(id),
                heard_at \(.integer),
                reason \(.text) NOT NULL DEFAULT ''
            )\(.strict)
            """,
            "CREATE INDEX appeal_by_state ON appeal (state, created_at, id)",
            """
            CREATE TABLE credit_entry (
                id \(.integer) NOT NULL PRIMARY KEY,
                publication_id \(.integer) NOT NULL REFERENCES publication(id) ON DELETE CASCADE,
                kind \(.text) NOT NULL,
                fault \(.text),
                points \(.integer) NOT NULL,
                decision_id \(.integer) REFERENCES decision(id) ON DELETE SET NULL,
                undoes_id \(.integer) UNIQUE REFERENCES credit_entry(id) ON DELETE CASCADE,
                day \(.integer),
                created_at \(.integer) NOT NULL
            )\(.strict)
            """,
            "CREATE INDEX credit_entry_by_publication ON credit_entry (publication_id, id)",
            "CREATE UNIQUE INDEX credit_entry_by_day ON credit_entry (publication_id, day) WHERE day IS NOT NULL",
        ])
}
