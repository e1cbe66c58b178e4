import Document
import Kernel
import Search
import Storage

/// Brings the index up to date with articles that have changed.
struct SearchIndexing {
    let connection: any Connection
    let now: Timestamp

    /// Articles of one segment at most.
    static let batch = 500

    private var store: SearchStore { SearchStore(connection: connection) }

    /// Takes in what this transaction has changed of what readers find, before it ends.
    func settle() throws {
        while true {
            let articles = try store.takePending(urgent: true, limit: Self.batch)
            guard !articles.isEmpty else { return }
            try index(articles)
        }
    }

    /// Takes in what waits because it is not urgent.
    /// - Returns: how many articles were looked at.
    func catchUp(limit: Int = batch) throws -> Int {
        let articles = try store.takePending(urgent: false, limit: limit)
        if !articles.isEmpty { try index(articles) }
        return articles.count
    }

    private func index(_ articles: [Identifier<Article>]) throws {
        try store.retire(articles)
        let topics = try topics(of: articles)
        let analyzer = Analyzer()
        var counts = TermCounts()
        var builder = SegmentBuilder()
        try connection.forEach("\(FoundArticle.select) WHERE article.id IN \(list: articles) AND \(Article.isListed)") {
            let article = try FoundArticle(row: $0)
            article.count(into: &counts, topics: topics[article.id] ?? [], with: analyzer)
            builder.add(
                id: article.id.rawValue, stamp: Identifier<IndexedVersion>.mint(at: now).rawValue,
                time: article.publishedAt.milliseconds, isDemoted: article.restriction == .demoted, counts)
        }
        guard !builder.isEmpty else { return }
        let segment = builder.build()
        try store.setVersions(segment.documents)
        try store.add(segment, at: now)
    }

    private func topics(of articles: [Identifier<Article>]) throws -> [Identifier<Article>: [Topic]] {
        let pairs = try connection.rows(
            """
            SELECT article_topic.article_id AS article_id, topic.id AS id, topic.slug AS slug, topic.name AS name
            FROM article_topic JOIN topic ON topic.id = article_topic.topic_id
            WHERE article_topic.article_id IN \(list: articles)
            """
        ) { (article: try $0["article_id"] as Identifier<Article>, topic: try Topic(row: $0)) }
        return Dictionary(grouping: pairs, by: \.article).mapValues { $0.map(\.topic) }
    }
}

/// What of an article can be found.
private struct FoundArticle {
    let id: Identifier<Article>
    let publishedAt: Timestamp
    let restriction: Article.Restriction
    let channel: Identifier<Channel>?
    let publication: Identifier<Publication>
    let publicationName: String
    let title: String
    let document: String
    let hasPictures: Bool

    /// A word of the title counts like so many of the text.
    static let titleWeight = 3
    static let topicWeight = 2

    static let select: SQL = """
        SELECT article.id AS id, article.published_at AS published_at, article.restriction AS restriction,
            article.channel_id AS channel_id, article.publication_id AS publication_id,
            publication.name AS publication_name, revision.title AS title, revision.document AS document,
            CASE WHEN revision.cover IS NOT NULL OR EXISTS (
                SELECT 1 FROM revision_media WHERE revision_media.revision_id = revision.id) THEN 1 ELSE 0 END AS has_pictures
        FROM article
        JOIN revision ON revision.id = article.revision_id
        JOIN publication ON publication.id = article.publication_id
        """

    init(row: Row) throws {
        id = try row["id"]
        publishedAt = try row["published_at"]
        restriction = try row["restriction"]
        channel = try row["channel_id"]
        publication = try row["publication_id"]
        publicationName = try row["publication_name"]
        title = try row["title"]
        document = try row["document"]
        hasPictures = try row["has_pictures"]
    }

    func count(into counts: inout TermCounts, topics: [Topic], with analyzer: Analyzer) {
        counts.removeAll()
        counts.add(title, weight: Self.titleWeight, with: analyzer)
        counts.addTitle(title, with: analyzer)
        counts.add(Document.words(inStored: document), with: analyzer)
        counts.add(publicationName, with: analyzer)
        for topic in topics {
            counts.add(topic.name, weight: Self.topicWeight, with: analyzer)
            counts.add(facet: .topic(topic.id))
        }
        if let channel { counts.add(facet: .channel(channel)) }
        counts.add(facet: .publication(publication))
        if hasPictures { counts.add(facet: .pictures) }
    }
}

extension Term {
    static func channel(_ id: Identifier<Channel>) -> Term { .facet("channel", id.rawValue) }
    static func publication(_ id: Identifier<Publication>) -> Term { .facet("publication", id.rawValue) }
    static func topic(_ id: Identifier<Topic>) -> Term { .facet("topic", id.rawValue) }
    static let pictures = Term.facet("pictures")
}
