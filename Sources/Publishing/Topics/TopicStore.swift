import Kernel
import Storage

struct TopicStore {
    let connection: any Connection

    /// The topic of this name, made if there is none; `nil` when the name has no letter or digit.
    func findOrInsert(_ name: String, at time: Timestamp) throws -> Topic? {
        guard let slug = Slug(naming: name) else { return nil }
        let topic = Topic(id: .mint(at: time), slug: slug, name: name)
        try connection.execute(
            """
            INSERT INTO topic (id, slug, name) VALUES (\(topic.id), \(topic.slug), \(topic.name))
            ON CONFLICT (slug) DO NOTHING
            """)
        return try find(slug)
    }

    func find(_ slug: Slug) throws -> Topic? {
        try connection.first("SELECT * FROM topic WHERE slug = \(slug)", Topic.init)
    }

    func topics(of article: Identifier<Article>) throws -> [Topic] {
        try connection.rows(
            """
            SELECT topic.* FROM topic JOIN article_topic ON article_topic.topic_id = topic.id
            WHERE article_topic.article_id = \(article) ORDER BY article_topic.position
            """, Topic.init)
    }

    /// The topics of most of the articles published since a time.
    func mostUsed(since time: Timestamp, limit: Int) throws -> [Topic] {
        try connection.rows(
            """
            SELECT topic.id AS id, topic.slug AS slug, topic.name AS name FROM topic
            JOIN article_topic ON article_topic.topic_id = topic.id
            JOIN article ON article.id = article_topic.article_id
            WHERE \(Article.isListed) AND article.published_at >= \(time)
            GROUP BY topic.id, topic.slug, topic.name ORDER BY count(*) DESC, topic.slug LIMIT \(limit)
            """, Topic.init)
    }
}
