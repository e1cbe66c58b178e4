import Document
import Kernel
import Storage

struct ArticleStore {
    let connection: any Connection

    func insert(_ article: Article) throws {
        try connection.execute(
            """
            INSERT INTO article (id, publication_id, channel_id, kind, state, restriction, revision_id, published_at,
                scheduled_at, created_at, modified_at)
            VALUES (\(article.id), \(article.publication), \(article.channel), \(article.kind), \(article.state),
                \(article.restriction), \(article.liveRevision), \(article.publishedAt), \(article.scheduledAt),
                \(article.createdAt), \(article.modifiedAt))
            """)
    }

    func find(_ id: Identifier<Article>) throws -> Article? {
        try connection.first("SELECT * FROM article WHERE id = \(id)", Article.init)
    }

    func revision(_ id: Identifier<Revision>) throws -> Revision? {
        try connection.first("SELECT \(Revision.columns) FROM revision WHERE id = \(id)", Revision.init)
    }

    func label(of article: Identifier<Article>) throws -> String? {
        try connection.value("SELECT label FROM article WHERE id = \(article)")
    }

    /// Adds the next revision of an article and makes it the live one.
    @discardableResult
    func revise(_ article: Identifier<Article>, _ content: ArticleContent, at time: Timestamp) throws
        -> Identifier<Revision>
    {
        let id = try addRevision(article, content, at: time)
        try connection.execute(
            "UPDATE article SET revision_id = \(id), modified_at = \(time) WHERE id = \(article)")
        try RelatedQueue(connection: connection).add(article, at: time)
        try OriginalityStates(connection: connection).declare(content.declarations, of: article, at: time)
        return id
    }

    /// Adds the next revision of an article, which readers do not see yet.
    func addRevision(
        _ article: Identifier<Article>, _ content: ArticleContent, filing: Filing? = nil,
        by account: Identifier<Account>? = nil, at time: Timestamp
    ) throws -> Identifier<Revision> {
        let id = Identifier<Revision>.mint(at: time)
        try connection.execute(
            """
            INSERT INTO revision (id, article_id, number, title, summary, language, cover, document, declarations, word_count,
                created_at, filing, account_id)
            SELECT \(id), \(article), coalesce(max(number), 0) + 1, \(content.title), \(content.summary),
                \(content.language), \(content.cover), \(content.document.json()),
                \(try Declaration.json(content.declarations)), \(content.document.wordCount), \(time),
                \(try filing?.json()), \(account)
            FROM revision WHERE article_id = \(article)
            """)
        for hash in content.media.sorted(by: { $0.description < $1.description }) {
            try connection.execute("INSERT INTO revision_media (revision_id, hash) VALUES (\(id), \(hash))")
        }
        return id
    }

    func setTopics(_ topics: [Identifier<Topic>], of article: Identifier<Article>) throws {
        try connection.execute("DELETE FROM article_topic WHERE article_id = \(article)")
        for (position, topic) in topics.enumerated() {
            try connection.execute(
                """
                INSERT INTO article_topic (article_id, topic_id, position) VALUES (\(article), \(topic), \(position))
                ON CONFLICT (article_id, topic_id) DO NOTHING
                """)
        }
    }

    /// Records who changed the state or restriction of an article, when and why. `by` is nil for the program itself.
    func record(
        _ article: Identifier<Article>, state: Article.State, restriction: Article.Restriction = .none,
        by account: Identifier<Account>? = nil, reason: String, at time: Timestamp
    ) throws {
        try connection.execute(
            """
            INSERT INTO article_event (id, article_id, account_id, state, restriction, reason, created_at)
            VALUES (\(Identifier<Article>.mint(at: time)), \(article), \(account), \(state), \(restriction), \(reason),
                \(time))
            """)
    }
}
