import Kernel
import Storage

struct ReactionStore {
    let connection: any Connection

    /// The row decides whether something changes, and only then is it counted: a request that comes twice counts once.
    func set(
        _ reaction: Reaction, _ isOn: Bool, of article: Identifier<Article>, by account: Identifier<Account>,
        at time: Timestamp
    ) throws {
        let changed =
            isOn
            ? try connection.execute(
                """
                INSERT INTO \(reaction.table) (article_id, account_id, created_at)
                VALUES (\(article), \(account), \(time)) ON CONFLICT (article_id, account_id) DO NOTHING
                """)
            : try connection.execute(
                "DELETE FROM \(reaction.table) WHERE article_id = \(article) AND account_id = \(account)")
        if changed == 1 { try count(isOn ? 1 : -1, in: reaction.column, of: article) }
    }

    /// Adds to one of an article's numbers.
    func count(_ change: Int, in column: SQL, of article: Identifier<Article>) throws {
        try connection.execute(
            """
            INSERT INTO article_tally (article_id, \(column)) VALUES (\(article), \(change))
            ON CONFLICT (article_id) DO UPDATE SET \(column) = article_tally.\(column) + excluded.\(column)
            """)
    }

    func count(of reaction: Reaction, to article: Identifier<Article>) throws -> Int {
        try connection.value("SELECT \(reaction.column) FROM article_tally WHERE article_id = \(article)") ?? 0
    }

    func tally(of article: Identifier<Article>) throws -> ArticleTally {
        try connection.first("SELECT * FROM article_tally WHERE article_id = \(article)", ArticleTally.init) ?? .nothing
    }

    func share(_ article: Identifier<Article>, at time: Timestamp) throws {
        let hour = time.milliseconds - time.milliseconds % 3_600_000
        try connection.execute(
            """
            INSERT INTO article_share (article_id, hour, shares) VALUES (\(article), \(hour), 1)
            ON CONFLICT (article_id, hour) DO UPDATE SET shares = article_share.shares + 1
            """)
        try count(1, in: "shares", of: article)
    }

    /// Takes back everything an account has done, with the counts.
    func forgetAll(of account: Identifier<Account>) throws {
        for reaction in Reaction.allCases {
            try connection.execute(
                """
                UPDATE article_tally SET \(reaction.column) = \(reaction.column) - 1
                WHERE article_id IN (SELECT article_id FROM \(reaction.table) WHERE account_id = \(account))
                """)
            try connection.execute("DELETE FROM \(reaction.table) WHERE account_id = \(account)")
        }
    }
}
