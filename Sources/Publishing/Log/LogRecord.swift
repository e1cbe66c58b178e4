import Crypto
import Kernel
import Storage

/// What a revision says, byte for byte, in the form whose hash the log has: its texts, its document, its declarations and
/// the hashes of the files it shows.
struct LogRecord: Sendable {
    let article: Identifier<Article>
    let publication: Identifier<Publication>
    let number: Int64
    let text: String

    /// - Parameter media: the hashes of its files, sorted.
    private init(row: Row, media: [ContentHash]) throws {
        article = try row["article_id"]
        publication = try row["publication_id"]
        number = try row["number"]
        let cover: ContentHash? = try row["cover"]
        // Document and declarations are stored in their canonical form, and taken as they stand.
        text =
            CanonicalJSON.object([
                "article": .text(article.description), "cover": cover.map { .text($0.description) },
                "declarations": .written(try row["declarations"]), "document": .written(try row["document"]),
                "language": .text(try row["language"]), "media": .list(media.map { .text($0.description) }),
                "revision": .number(number), "summary": .text(try row["summary"]), "title": .text(try row["title"]),
            ]).description
    }

    /// `nil` where there is no such revision.
    static func of(_ revision: Identifier<Revision>, _ connection: any Connection) throws -> LogRecord? {
        let media: [ContentHash] = try connection.rows(
            "SELECT hash FROM revision_media WHERE revision_id = \(revision) ORDER BY hash"
        ) { try $0["hash"] }
        return try connection.first(
            """
            SELECT revision.article_id AS article_id, article.publication_id AS publication_id,
                revision.number AS number, revision.title AS title, revision.summary AS summary,
                revision.language AS language, revision.cover AS cover, revision.document AS document,
                revision.declarations AS declarations
            FROM revision JOIN article ON article.id = revision.article_id WHERE revision.id = \(revision)
            """
        ) { try LogRecord(row: $0, media: media) }
    }
}

/// Binds an entry to a text without telling it: whoever has a guess at the text cannot try it without the salt.
enum LogCommitment {
    static func salt() -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<4).flatMap { _ in withUnsafeBytes(of: generator.next() as UInt64) { Array($0) } }
    }

    /// SHA-256 of the salt with the text behind it, in hexadecimal.
    static func of(_ text: String, salt: [UInt8]) -> String {
        var hash = SHA256()
        hash.update(data: salt)
        hash.update(data: Array(text.utf8))
        return Hexadecimal.text(hash.finalize())
    }
}
