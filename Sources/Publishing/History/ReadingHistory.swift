public import Kernel
import Storage

/// What somebody has read, kept only if they ask for it, and no longer than a year.
struct ReadingHistoryStore {
    static let days: Int64 = 365

    let connection: any Connection

    func note(_ article: Identifier<Article>, readBy account: Identifier<Account>, at time: Timestamp) throws {
        try connection.execute(
            """
            INSERT INTO reading_history (account_id, article_id, read_at) VALUES (\(account), \(article), \(time))
            ON CONFLICT (account_id, article_id) DO UPDATE SET read_at = excluded.read_at
            """)
    }

    func latest(of account: Identifier<Account>, limit: Int, offset: Int) throws -> [(Identifier<Article>, Timestamp)] {
        try connection.rows(
            """
            SELECT article_id, read_at FROM reading_history WHERE account_id = \(account)
            ORDER BY read_at DESC, article_id DESC LIMIT \(limit) OFFSET \(offset)
            """
        ) { (try $0["article_id"], try $0["read_at"]) }
    }

    func erase(of account: Identifier<Account>) throws {
        try connection.execute("DELETE FROM reading_history WHERE account_id = \(account)")
    }

    func forgetOld(at time: Timestamp) throws {
        try connection.execute("DELETE FROM reading_history WHERE read_at <= \(time.adding(days: -Self.days))")
    }
}

/// That somebody who keeps a history has read an article.
public struct NotedReading: Hashable, Sendable {
    public let account: Identifier<Account>
    public let article: Identifier<Article>

    public init(account: Identifier<Account>, article: Identifier<Article>) {
        self.account = account
        self.article = article
    }
}

/// A page of somebody's history.
public struct ReadingHistory: Sendable {
    public let isKept: Bool
    public let articles: Page<KeptArticle>
    public let chrome: Chrome
}

extension Platform {
    /// Writes down what was read, where that is still asked for and the article still there.
    public func note(_ readings: [NotedReading: Timestamp]) async throws {
        guard !readings.isEmpty else { return }
        try await writeUnseen { connection in
            let store = ReadingHistoryStore(connection: connection), readers = ReaderStore(connection: connection)
            for (reading, time) in readings.sorted(by: { $0.value < $1.value })
            where try readers.keepsHistory(reading.account)
                && connection.exists("SELECT 1 FROM article WHERE id = \(reading.article)")
            {
                try store.note(reading.article, readBy: reading.account, at: time)
            }
        }
    }

    /// The read last first.
    /// - Throws: `ReadingError.noSuchPage` beyond the last page.
    public func readingHistory(of account: Account, page: Int) async throws -> ReadingHistory {
        try await read { connection in
            let list = try Page.requested(page) { limit, offset in
                try ReadingHistoryStore(connection: connection).latest(of: account.id, limit: limit, offset: offset)
            }
            return ReadingHistory(
                isKept: try ReaderStore(connection: connection).keepsHistory(account.id),
                articles: try ArticleStore(connection: connection).kept(list), chrome: try Chrome(connection))
        }
    }

    /// From now on what an account reads is kept, or no longer; what was kept stays until it is erased.
    public func setKeepsHistory(_ keeps: Bool, of account: Account) async throws {
        try await writeUnseen { try ReaderStore(connection: $0).setKeepsHistory(keeps, of: account.id) }
    }

    public func eraseReading(_ article: Identifier<Article>, of account: Account) async throws {
        try await writeUnseen { connection in
            _ = try connection.execute(
                "DELETE FROM reading_history WHERE account_id = \(account.id) AND article_id = \(article)")
        }
    }

    public func eraseHistory(of account: Account) async throws {
        try await writeUnseen { try ReadingHistoryStore(connection: $0).erase(of: account.id) }
    }
}
