import Foundation
import Kernel
import Storage

struct DraftStore {
    let connection: any Connection

    func find(_ article: Identifier<Article>) throws -> Draft? {
        try connection.first(
            """
            SELECT draft.article_id AS article_id, draft.version AS version, draft.state AS state,
                draft.handed_in_at AS handed_in_at, draft.modified_at AS modified_at, draft.modified_by AS modified_by,
                draft_version.content AS content
            FROM draft JOIN draft_version
                ON draft_version.article_id = draft.article_id AND draft_version.number = draft.version
            WHERE draft.article_id = \(article)
            """, Draft.init)
    }

    /// Keeps others from changing the draft until the transaction ends. SQLite has one writer anyway.
    func lock(_ article: Identifier<Article>) throws {
        _ = try connection.exists(
            "SELECT 1 FROM article WHERE id = \(article) \(sqlite: "", postgres: "FOR UPDATE")")
    }

    func content(_ article: Identifier<Article>, version: Int) throws -> DraftContent? {
        let json: String? = try connection.value(
            "SELECT content FROM draft_version WHERE article_id = \(article) AND number = \(version)")
        return try json.map(DraftContent.init(json:))
    }

    func insert(
        _ content: DraftContent, for article: Identifier<Article>, state: Article.State,
        by account: Identifier<Account>?,
        at time: Timestamp
    ) throws {
        try connection.execute(
            """
            INSERT INTO draft (article_id, version, state, title, modified_at, modified_by)
            VALUES (\(article), 1, \(state), \(content.content.title), \(time), \(account))
            """)
        try keep(content, of: article, number: 1, base: 0, by: account, at: time)
    }

    /// Adds a version that is not the current one, such as what a second tab sent before it was merged.
    /// - Returns: its number.
    func keepAside(
        _ content: DraftContent, of article: Identifier<Article>, base: Int, by account: Identifier<Account>?,
        at time: Timestamp
    ) throws -> Int {
        let number = try nextNumber(article)
        try keep(content, of: article, number: number, base: base, by: account, at: time)
        return number
    }

    /// Adds a version and makes it the current one.
    /// - Returns: its number.
    func advance(
        _ content: DraftContent, of article: Identifier<Article>, base: Int, by account: Identifier<Account>?,
        at time: Timestamp
    ) throws -> Int {
        let number = try keepAside(content, of: article, base: base, by: account, at: time)
        try connection.execute(
            """
            UPDATE draft SET version = \(number), title = \(content.content.title), modified_at = \(time),
                modified_by = \(account)
            WHERE article_id = \(article)
            """)
        return number
    }

    private func nextNumber(_ article: Identifier<Article>) throws -> Int {
        try connection.value("SELECT coalesce(max(number), 0) + 1 FROM draft_version WHERE article_id = \(article)")
            ?? 1
    }

    private func keep(
        _ content: DraftContent, of article: Identifier<Article>, number: Int, base: Int,
        by account: Identifier<Account>?, at time: Timestamp
    ) throws {
        try connection.execute(
            """
            INSERT INTO draft_version (article_id, number, base, content, account_id, created_at)
            VALUES (\(article), \(number), \(base), \(try content.json()), \(account), \(time))
            """)
    }

    /// Moves the working copy to a state, and the article with it unless readers have an earlier revision of it.
    func move(
        _ article: Article, to state: Article.State, by account: Identifier<Account>?, reason: String = "",
        at time: Timestamp
    )
        throws
    {
        try connection.execute("UPDATE draft SET state = \(state) WHERE article_id = \(article.id)")
        if article.state != .published || state == .withdrawn {
            try connection.execute("UPDATE article SET state = \(state) WHERE id = \(article.id)")
        }
        try ArticleStore(connection: connection).record(
            article.id, state: state, restriction: article.restriction, by: account, reason: reason, at: time)
        if state == .withdrawn, article.state == .published {
            try LogStore(connection: connection).append(.withdrawn(article.id), at: time)
        }
    }
}
