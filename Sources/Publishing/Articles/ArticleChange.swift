public import Kernel
import Storage

/// Something on the page of one article has changed, such as its comments; all other pages are as they were.
public struct ArticleChange: Hashable, Sendable {
    public let handle: Handle
    public let article: Identifier<Article>
    /// Another one with every change.
    public let stamp: Int64

    init(row: Row) throws {
        handle = try row["handle"]
        article = try row["id"]
        stamp = try row["stamp"]
    }
}

extension Platform {
    /// Writes what is seen on the page of one article only. Page caches, also of other nodes, have that page made anew
    /// within two seconds, and no other.
    func write<T: Sendable>(
        shownOn article: Identifier<Article>, _ body: @Sendable @escaping (any Connection) throws -> T
    ) async throws -> T {
        let now = clock.now
        return try await writeUnseen { connection in
            let result = try body(connection)
            try connection.countChange(of: article, at: now)
            return result
        }
    }

    /// The last change of each article that has changed since a time.
    public func articleChanges(since time: Timestamp) async throws -> Set<ArticleChange> {
        let first = Identifier<ArticleChange>.first(at: time)
        return try await read { connection in
            Set(
                try connection.rows(
                    """
                    SELECT article.id AS id, publication.handle AS handle, article_change.stamp AS stamp
                    FROM article_change
                    JOIN article ON article.id = article_change.article_id
                    JOIN publication ON publication.id = article.publication_id
                    WHERE article_change.stamp >= \(first)
                    """, ArticleChange.init))
        }
    }
}

extension Connection {
    /// Page caches have the page of this article made anew when the transaction is done.
    func countChange(of article: Identifier<Article>, at time: Timestamp) throws {
        let stamp = Identifier<ArticleChange>.mint(at: time)
        try execute(
            """
            INSERT INTO article_change (article_id, stamp) VALUES (\(article), \(stamp))
            ON CONFLICT (article_id) DO UPDATE SET stamp = \(stamp)
            """)
    }
}
