import Kernel
import Search
import Storage

extension ArticleStore {
    /// Articles on the same subject; where there are too few, those that share most topics with this one, then newer ones of
    /// its channel. No more than two of one publication, and no copies of it or of each other.
    func related(to article: Article, topics: [Topic], limit: Int) throws -> [RankedArticle] {
        let store = RelatedStore(connection: connection)
        var picked = try Picked(limit: limit, article: article.id, store: store)
        let neighbours = try store.neighbours(of: article.id)
        let near = try cards(neighbours.map(\.article))
        try picked.add(
            neighbours.compactMap { neighbour in near[neighbour.article].map { ($0, .shares(neighbour.shares)) } })
        if !picked.isFull, !topics.isEmpty {
            let matches = try sharing(topics, with: article.id, limit: limit * 4)
            let found = try cards(matches)
            let shared = try sharedTopics(of: matches, among: topics)
            try picked.add(matches.compactMap { id in found[id].map { ($0, .topics(shared[id] ?? [])) } })
        }
        if !picked.isFull, let channel = article.channel {
            let latest = try latest(.channel(channel), limit: limit * 4, isDemotedToo: false)
            try picked.add(latest.compactMap { card in card.channelName.map { (card, .sameChannel($0)) } })
        }
        return picked.articles
    }

    private func sharing(_ topics: [Topic], with article: Identifier<Article>, limit: Int) throws -> [Identifier<
        Article
    >] {
        try connection.rows(
            """
            SELECT article.id AS id FROM article_topic JOIN article ON article.id = article_topic.article_id
            WHERE article_topic.topic_id IN \(list: topics.map(\.id)) AND article.id <> \(article)
                AND \(Article.isListed) AND \(Article.isRecommended)
            GROUP BY article.id, article.published_at
            ORDER BY count(*) DESC, article.published_at DESC, article.id LIMIT \(limit)
            """
        ) { try $0["id"] }
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
}

/// What has been chosen so far.
private struct Picked {
    let limit: Int
    let store: RelatedStore
    private(set) var articles: [RankedArticle] = []
    private var ids: Set<Identifier<Article>>
    /// Of the article and of those chosen.
    private var vectors: [TermVector]
    private var perPublication: [Handle: Int] = [:]

    init(limit: Int, article: Identifier<Article>, store: RelatedStore) throws {
        self.limit = limit
        self.store = store
        ids = [article]
        vectors = Array(try store.vectors(of: [article]).values)
    }

    var isFull: Bool { articles.count >= limit }

    mutating func add(_ candidates: [(ArticleCard, RankedArticle.Reason)]) throws {
        let known = try store.vectors(of: candidates.map(\.0.id))
        for (card, reason) in candidates where !isFull && !ids.contains(card.id) {
            let vector = known[card.id]
            guard perPublication[card.publicationHandle, default: 0] < 2,
                vector.map({ vector in vectors.allSatisfy { $0.cosine(to: vector) < Similarity.copy } }) ?? true
            else { continue }
            perPublication[card.publicationHandle, default: 0] += 1
            ids.insert(card.id)
            if let vector { vectors.append(vector) }
            articles.append(RankedArticle(card: card, reason: reason))
        }
    }
}
