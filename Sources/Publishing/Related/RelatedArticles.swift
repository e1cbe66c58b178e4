import Kernel
import Storage

extension ArticleStore {
    /// Articles that share most topics with this one, then newer ones of its channel; no more than two of one publication.
    func related(to article: Article, topics: [Topic], limit: Int) throws -> [RankedArticle] {
        var picked = Picked(limit: limit, except: article.id)
        if !topics.isEmpty {
            let matches = try connection.rows(
                """
                SELECT article.id AS id FROM article_topic JOIN article ON article.id = article_topic.article_id
                WHERE article_topic.topic_id IN \(list: topics.map(\.id)) AND article.id <> \(article.id)
                    AND \(Article.isListed)
                GROUP BY article.id, article.published_at
                ORDER BY count(*) DESC, article.published_at DESC, article.id LIMIT \(limit * 4)
                """
            ) { try $0["id"] as Identifier<Article> }
            let found = try cards(matches)
            let shared = try sharedTopics(of: matches, among: topics)
            for id in matches {
                if let card = found[id] { picked.add(card, .topics(shared[id] ?? [])) }
            }
        }
        if !picked.isFull, let channel = article.channel {
            for card in try latest(.channel(channel), limit: limit * 4) {
                if let name = card.channelName { picked.add(card, .sameChannel(name)) }
            }
        }
        return picked.articles
    }

    private func sharedTopics(of articles: [Identifier<Article>], among topics: [Topic]) throws -> [Identifier<Article>:
        [String]]
    {
        let names = Dictionary(topics.map { ($0.id, $0.name) }) { first, _ in first }
        let pairs = try connection.rows(
            """
            SELECT article_id, topic_id FROM article_topic
            WHERE article_id IN \(list: articles) AND topic_id IN \(list: topics.map(\.id)) ORDER BY article_id, position
            """
        ) { (article: try $0["article_id"] as Identifier<Article>, topic: try $0["topic_id"] as Identifier<Topic>) }
        return Dictionary(grouping: pairs, by: \.article).mapValues { $0.compactMap { names[$0.topic] } }
    }

    private struct Picked {
        let limit: Int
        let except: Identifier<Article>
        var articles: [RankedArticle] = []
        private var perPublication: [Handle: Int] = [:]

        init(limit: Int, except: Identifier<Article>) {
            self.limit = limit
            self.except = except
        }

        var isFull: Bool { articles.count >= limit }

        mutating func add(_ card: ArticleCard, _ reason: RankedArticle.Reason) {
            guard !isFull, card.id != except, !articles.contains(where: { $0.card.id == card.id }),
                perPublication[card.publicationHandle, default: 0] < 2
            else { return }
            perPublication[card.publicationHandle, default: 0] += 1
            articles.append(RankedArticle(card: card, reason: reason))
        }
    }
}
