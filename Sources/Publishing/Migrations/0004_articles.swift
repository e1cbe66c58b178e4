import Storage

extension Migration {
    static let articles = Migration(
        "0004_articles",
        [
            """
            CREATE TABLE article (
                id \(.integer) NOT NULL PRIMARY KEY,
                publication_id \(.integer) NOT NULL REFERENCES publication(id),
                channel_id \(.integer) REFERENCES channel(id),
                kind \(.text) NOT NULL,
                state \(.text) NOT NULL,
                restriction \(.text) NOT NULL,
                revision_id \(.integer),
                published_at \(.integer),
                scheduled_at \(.integer),
                created_at \(.integer) NOT NULL,
                modified_at \(.integer) NOT NULL
            )\(.strict)
            """,
            "CREATE INDEX article_latest ON article (published_at, id) WHERE state = 'published'",
            "CREATE INDEX article_by_channel ON article (channel_id, published_at, id) WHERE state = 'published'",
            "CREATE INDEX article_by_publication ON article (publication_id, published_at, id)",
            "CREATE INDEX article_scheduled ON article (scheduled_at) WHERE state = 'scheduled'",
            """
            CREATE TABLE revision (
                id \(.integer) NOT NULL PRIMARY KEY,
                article_id \(.integer) NOT NULL REFERENCES article(id) ON DELETE CASCADE,
                number \(.integer) NOT NULL,
                title \(.text) NOT NULL,
                summary \(.text) NOT NULL,
                language \(.text) NOT NULL,
                cover \(.text) REFERENCES media(hash),
                document \(.text) NOT NULL,
                declarations \(.text) NOT NULL,
                word_count \(.integer) NOT NULL,
                created_at \(.integer) NOT NULL,
                UNIQUE (article_id, number)
            )\(.strict)
            """,
            """
            CREATE TABLE revision_media (
                revision_id \(.integer) NOT NULL REFERENCES revision(id) ON DELETE CASCADE,
                hash \(.text) NOT NULL REFERENCES media(hash),
                PRIMARY KEY (revision_id, hash)
            )\(.strict)
            """,
            "CREATE INDEX revision_media_by_hash ON revision_media (hash)",
            """
            CREATE TABLE article_topic (
                article_id \(.integer) NOT NULL REFERENCES article(id) ON DELETE CASCADE,
                topic_id \(.integer) NOT NULL REFERENCES topic(id),
                position \(.integer) NOT NULL,
                PRIMARY KEY (article_id, topic_id)
            )\(.strict)
            """,
            "CREATE INDEX article_topic_by_topic ON article_topic (topic_id, article_id)",
            """
            CREATE TABLE article_event (
                id \(.integer) NOT NULL PRIMARY KEY,
                article_id \(.integer) NOT NULL REFERENCES article(id) ON DELETE CASCADE,
                account_id \(.integer) REFERENCES account(id),
                state \(.text) NOT NULL,
                restriction \(.text) NOT NULL,
                reason \(.text) NOT NULL,
                created_at \(.integer) NOT NULL
            )\(.strict)
            """,
            "CREATE INDEX article_event_by_article ON article_event (article_id, id)",
        ])
}
