import Kernel
import Storage

/// A publication as lists and article pages show it.
public struct PublicationCard: Hashable, Sendable {
    public let publication: Publication
    public let avatar: StoredMedia?
    /// Public articles.
    public let articleCount: Int
    /// 关注度
    public let followers: Int

    static let columns: SQL = """
        publication.*, \(StoredMedia.columns(of: "avatar")),
        (SELECT count(*) FROM article
            WHERE article.publication_id = publication.id AND kind = 'article' AND \(Article.isPublic)) AS article_count,
        coalesce((SELECT publication_tally.followers FROM publication_tally
            WHERE publication_tally.publication_id = publication.id), 0) AS followers
        """

    init(row: Row) throws {
        publication = try Publication(row: row)
        avatar = try StoredMedia(row: row, alias: "avatar")
        articleCount = try row["article_count"]
        followers = try row["followers"]
    }
}

extension PublicationStore {
    /// Also of a publication that is closed.
    func card(_ handle: Handle) throws -> PublicationCard? {
        try connection.first(
            """
            SELECT \(PublicationCard.columns) FROM publication LEFT JOIN media avatar ON avatar.hash = publication.avatar
            WHERE publication.handle = \(handle)
            """, PublicationCard.init)
    }

    func card(_ id: Identifier<Publication>) throws -> PublicationCard? {
        try connection.first(
            """
            SELECT \(PublicationCard.columns) FROM publication LEFT JOIN media avatar ON avatar.hash = publication.avatar
            WHERE publication.id = \(id)
            """, PublicationCard.init)
    }

    /// Those with the most public articles first.
    func cards(limit: Int, offset: Int = 0) throws -> [PublicationCard] {
        try connection.rows(
            """
            SELECT \(PublicationCard.columns) FROM publication LEFT JOIN media avatar ON avatar.hash = publication.avatar
            WHERE publication.state <> 'closed'
            ORDER BY article_count DESC, publication.name LIMIT \(limit) OFFSET \(offset)
            """, PublicationCard.init)
    }

    /// Those with the most public articles on a topic first.
    func cards(on topic: Identifier<Topic>, limit: Int) throws -> [PublicationCard] {
        try connection.rows(
            """
            SELECT \(PublicationCard.columns) FROM (
                SELECT article.publication_id AS id, count(*) AS articles FROM article
                JOIN article_topic ON article_topic.article_id = article.id
                WHERE article_topic.topic_id = \(topic) AND \(Article.isListed)
                GROUP BY article.publication_id
            ) writer
            JOIN publication ON publication.id = writer.id
            LEFT JOIN media avatar ON avatar.hash = publication.avatar
            WHERE publication.state <> 'closed' ORDER BY writer.articles DESC, publication.name LIMIT \(limit)
            """, PublicationCard.init)
    }
}
