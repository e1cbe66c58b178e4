import Kernel
import Search
import Storage

/// What articles are about, an index of it, and which are near which.
struct RelatedStore {
    let connection: any Connection

    /// How many of a vector's terms it is found by, and how many of them others are looked for by.
    private static let indexed = 12
    private static let asked = 24
    /// How many articles are looked at for one term, those it says most of, and how many for all of them together.
    private static let perTerm = 100
    private static let candidates = 120

    func setVector(_ vector: TermVector, of article: Identifier<Article>) throws {
        try connection.execute("DELETE FROM related_posting WHERE article_id = \(article)")
        try connection.execute(
            """
            INSERT INTO related_vector (article_id, terms) VALUES (\(article), \(vector.bytes))
            ON CONFLICT (article_id) DO UPDATE SET terms = excluded.terms
            """)
        let rows = vector.strongest(Self.indexed).map { element -> SQL in
            "(\(element.term.stored), \(element.weight.stored), \(article))"
        }
        guard !rows.isEmpty else { return }
        try connection.execute(
            "INSERT INTO related_posting (term, weight, article_id) VALUES \(rows.joined(separator: ", "))")
    }

    func vectors(of articles: some Sequence<Identifier<Article>>) throws -> [Identifier<Article>: TermVector] {
        let found = try connection.rows(
            "SELECT article_id, terms FROM related_vector WHERE article_id IN \(list: articles)"
        ) { (id: try $0["article_id"] as Identifier<Article>, vector: try TermVector(row: $0)) }
        return Dictionary(found.map { ($0.id, $0.vector) }) { first, _ in first }
    }

    /// Listed articles that have some of a vector's strongest terms among theirs.
    func candidates(near vector: TermVector, except article: Identifier<Article>) throws -> [RelatedCandidate] {
        let terms = vector.strongest(Self.asked).map { element -> SQL in
            """
            SELECT * FROM (
                SELECT article_id, weight * \(element.weight.stored) AS share FROM related_posting
                WHERE term = \(element.term.stored) ORDER BY weight DESC, article_id DESC LIMIT \(Self.perTerm)) AS one
            """
        }
        guard !terms.isEmpty else { return [] }
        return try connection.rows(
            """
            SELECT article.id AS id, article.publication_id AS publication, related_vector.terms AS terms
            FROM (
                SELECT article_id, sum(share) AS shared FROM (\(terms.joined(separator: " UNION ALL "))) AS every
                WHERE article_id <> \(article) GROUP BY article_id
                ORDER BY shared DESC, article_id DESC LIMIT \(Self.candidates)) AS near
            JOIN related_vector ON related_vector.article_id = near.article_id
            JOIN article ON article.id = near.article_id
            WHERE \(Article.isListed) AND \(Article.isRecommended)
            """
        ) { row in
            RelatedCandidate(
                article: try row["id"], publication: try row["publication"], vector: try TermVector(row: row))
        }
    }

    /// Takes an article out of all lists, as it is about something else now.
    func forget(_ article: Identifier<Article>) throws {
        try connection.execute("DELETE FROM related_article WHERE other_id = \(article)")
    }

    /// Puts an article's neighbours in the place of those it had, and it among theirs.
    func setNeighbours(_ neighbours: [Neighbour], of article: Identifier<Article>) throws {
        try connection.execute("DELETE FROM related_article WHERE article_id = \(article)")
        guard !neighbours.isEmpty else { return }
        let rows = try neighbours.flatMap { neighbour -> [SQL] in
            let shares = try StoredJSON.text(neighbour.shares)
            return [
                "(\(article), \(neighbour.article), \(neighbour.score), \(shares))",
                "(\(neighbour.article), \(article), \(neighbour.score), \(shares))",
            ]
        }
        try connection.execute(
            """
            INSERT INTO related_article (article_id, other_id, score, shares)
            VALUES \(rows.joined(separator: ", "))
            ON CONFLICT (article_id, other_id) DO UPDATE SET score = excluded.score, shares = excluded.shares
            """)
        for other in neighbours.map(\.article).sorted() {
            try connection.execute(
                """
                DELETE FROM related_article WHERE article_id = \(other) AND other_id NOT IN (
                    SELECT other_id FROM related_article WHERE article_id = \(other)
                    ORDER BY score DESC, other_id DESC LIMIT \(Neighbours.kept))
                """)
        }
    }

    /// Those that may be recommended now, the nearest first.
    func neighbours(of article: Identifier<Article>) throws -> [Neighbour] {
        try connection.rows(
            """
            SELECT other_id, score, shares FROM related_article JOIN article ON article.id = related_article.other_id
            WHERE related_article.article_id = \(article) AND \(Article.isListed) AND \(Article.isRecommended)
            ORDER BY related_article.score DESC, related_article.other_id DESC
            """
        ) { row in
            Neighbour(
                article: try row["other_id"], score: try row["score"],
                shares: try StoredJSON.value(in: try row["shares"]))
        }
    }
}

extension Term {
    /// Databases have signed integers only.
    fileprivate var stored: Int64 { Int64(bitPattern: key) }
}

extension Float {
    fileprivate var stored: Int { Int((self * 10_000).rounded()) }
}

extension TermVector {
    fileprivate init(row: Row) throws {
        guard let vector = TermVector(bytes: try row["terms"]) else { throw StoredValueError(column: "terms") }
        self = vector
    }
}
