import Kernel
import Storage

/// Original work and videos of the whole site, for the foot of a page.
public struct Originals: Sendable {
    public struct Block: Sendable {
        public let topic: Topic
        public let article: ArticleCard
    }

    /// Each on a topic of its own.
    public let blocks: [Block]
    public let videos: [ArticleCard]

    static let none = Originals(blocks: [], videos: [])
}

extension ArticleStore {
    /// Of the newest articles only: a page of one article must not look through all.
    private static let recent: SQL = """
        SELECT article.id FROM article WHERE \(Article.isListed) AND \(Article.isRecommended)
        ORDER BY article.published_at DESC, article.id DESC LIMIT 200
        """

    func originals(except article: Identifier<Article>) throws -> Originals {
        func newest(_ condition: SQL, limit: Int) throws -> [ArticleCard] {
            try connection.rows(
                """
                \(ArticleCard.select) WHERE article.id IN (\(Self.recent)) AND article.id <> \(article) AND \(condition)
                ORDER BY article.published_at DESC, article.id DESC LIMIT \(limit)
                """, ArticleCard.init)
        }
        let videos = try newest(Self.hasVideo, limit: 2)
        let works = try newest("article.originality IN ('claimed', 'confirmed')", limit: 40)
        let topics = try firstTopics(of: works.map(\.id))
        var blocks: [Originals.Block] = []
        for card in works where blocks.count < 4 && !videos.contains(where: { $0.id == card.id }) {
            guard let topic = topics[card.id], !blocks.contains(where: { $0.topic.id == topic.id }) else { continue }
            blocks.append(Originals.Block(topic: topic, article: card))
        }
        return Originals(blocks: blocks, videos: videos)
    }

    private func firstTopics(of articles: [Identifier<Article>]) throws -> [Identifier<Article>: Topic] {
        let found = try connection.rows(
            """
            SELECT article_topic.article_id AS article_id, topic.id AS id, topic.slug AS slug, topic.name AS name
            FROM article_topic JOIN topic ON topic.id = article_topic.topic_id
            WHERE article_topic.article_id IN \(list: articles) ORDER BY article_topic.position
            """
        ) { (article: try $0["article_id"] as Identifier<Article>, topic: try Topic(row: $0)) }
        return Dictionary(found.map { ($0.article, $0.topic) }) { first, _ in first }
    }
}
