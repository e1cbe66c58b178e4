import Kernel
import Storage

struct FollowStore {
    let connection: any Connection

    /// The row decides whether something changes, and only then is it counted: a request that comes twice counts once.
    func set(_ isOn: Bool, _ followed: Followed, by account: Identifier<Account>, at time: Timestamp) throws {
        let changed =
            isOn
            ? try connection.execute(
                """
                INSERT INTO \(followed.table) (\(followed.column), account_id, created_at)
                VALUES (\(followed.identifier), \(account), \(time)) ON CONFLICT (\(followed.column), account_id) DO NOTHING
                """)
            : try connection.execute(
                "DELETE FROM \(followed.table) WHERE \(followed.column) = \(followed.identifier) AND account_id = \(account)"
            )
        guard changed == 1 else { return }
        try connection.execute(
            """
            INSERT INTO \(followed.tally) (\(followed.column), followers) VALUES (\(followed.identifier), \(isOn ? 1 : -1))
            ON CONFLICT (\(followed.column)) DO UPDATE SET followers = \(followed.tally).followers + excluded.followers
            """)
    }

    func followers(of followed: Followed) throws -> Int {
        try connection.value(
            "SELECT followers FROM \(followed.tally) WHERE \(followed.column) = \(followed.identifier)") ?? 0
    }

    func follows(_ account: Identifier<Account>, _ followed: Followed) throws -> Bool {
        try connection.exists(
            "SELECT 1 FROM \(followed.table) WHERE \(followed.column) = \(followed.identifier) AND account_id = \(account)"
        )
    }

    /// The followed last first.
    func publications(of account: Identifier<Account>, limit: Int, offset: Int = 0) throws -> [PublicationCard] {
        try connection.rows(
            """
            SELECT \(PublicationCard.columns) FROM publication_follow
            JOIN publication ON publication.id = publication_follow.publication_id
            LEFT JOIN media avatar ON avatar.hash = publication.avatar
            WHERE publication_follow.account_id = \(account)
            ORDER BY publication_follow.created_at DESC, publication.id DESC LIMIT \(limit) OFFSET \(offset)
            """, PublicationCard.init)
    }

    /// The followed last first.
    func topics(of account: Identifier<Account>, limit: Int) throws -> [Topic] {
        try connection.rows(
            """
            SELECT topic.id AS id, topic.slug AS slug, topic.name AS name FROM topic_follow
            JOIN topic ON topic.id = topic_follow.topic_id WHERE topic_follow.account_id = \(account)
            ORDER BY topic_follow.created_at DESC, topic.id DESC LIMIT \(limit)
            """, Topic.init)
    }

    func publicationCount(of account: Identifier<Account>) throws -> Int {
        try connection.value("SELECT count(*) FROM publication_follow WHERE account_id = \(account)") ?? 0
    }

    /// Those that most readers follow, of which there is something to read and which an account does not follow.
    func suggestions(for account: Identifier<Account>, limit: Int) throws -> [PublicationCard] {
        try connection.rows(
            """
            SELECT \(PublicationCard.columns) FROM publication
            LEFT JOIN media avatar ON avatar.hash = publication.avatar
            WHERE publication.state <> 'closed'
                AND publication.id NOT IN (SELECT publication_id FROM publication_follow WHERE account_id = \(account))
                AND EXISTS (SELECT 1 FROM article WHERE article.publication_id = publication.id AND \(Article.isListed))
            ORDER BY followers DESC, article_count DESC, publication.id LIMIT \(limit)
            """, PublicationCard.init)
    }

    /// Takes back everything an account follows, with the counts.
    func forgetAll(of account: Identifier<Account>) throws {
        for (table, tally, column) in [
            ("publication_follow", "publication_tally", "publication_id"), ("topic_follow", "topic_tally", "topic_id"),
        ] as [(SQL, SQL, SQL)] {
            try connection.execute(
                """
                UPDATE \(tally) SET followers = followers - 1
                WHERE \(column) IN (SELECT \(column) FROM \(table) WHERE account_id = \(account))
                """)
            try connection.execute("DELETE FROM \(table) WHERE account_id = \(account)")
        }
    }
}
