import Document
public import Kernel
import Storage

/// Reads what listed articles say.
struct RelatedReading {
    let connection: any Connection

    /// Where a list by time goes on.
    struct Place: Sendable {
        let publishedAt: Timestamp
        let article: Identifier<Article>
    }

    func texts(of articles: [Identifier<Article>]) throws -> [Identifier<Article>: RelatedText] {
        let found = try connection.rows("\(Self.select) AND article.id IN \(list: articles)", Self.text)
        return Dictionary(found.map { ($0.place.article, $0.text) }) { first, _ in first }
    }

    /// The newest first.
    func newest(after place: Place?, limit: Int) throws -> (texts: [RelatedText], last: Place?) {
        let older: SQL =
            place.map { "AND (article.published_at, article.id) < (\($0.publishedAt), \($0.article))" } ?? ""
        let found = try connection.rows(
            "\(Self.select) \(older) ORDER BY article.published_at DESC, article.id DESC LIMIT \(limit)", Self.text)
        return (found.map(\.text), found.last?.place)
    }

    private static let select: SQL = """
        SELECT article.id AS id, article.published_at AS published_at, revision.title AS title,
            revision.document AS document
        FROM article JOIN revision ON revision.id = article.revision_id WHERE \(Article.isListed)
        """

    private static func text(_ row: Row) throws -> (place: Place, text: RelatedText) {
        (
            place: Place(publishedAt: try row["published_at"], article: try row["id"]),
            text: RelatedText(title: try row["title"], document: try Document(json: row["document"]))
        )
    }
}

extension Platform {
    /// Some of the listed articles, spread evenly over all of them.
    public func listedArticles(sample: Int) async throws -> [Identifier<Article>] {
        try await read { connection in
            let all = try connection.rows("SELECT id FROM article WHERE \(Article.isListed) ORDER BY id") {
                try $0["id"] as Identifier<Article>
            }
            guard sample > 0, all.count > sample else { return all }
            return (0..<sample).map { all[$0 * all.count / sample] }
        }
    }
}
