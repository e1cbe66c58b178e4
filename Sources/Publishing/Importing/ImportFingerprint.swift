import Crypto
import Document
import Importing
import Kernel

/// Tells whether an article is as it was when it was last imported.
enum ImportFingerprint {
    static func of(_ prepared: PreparedArticle) -> String {
        let article = prepared.imported
        let parts = [
            article.title, prepared.content.summary, prepared.content.language, prepared.content.document.json(),
            prepared.content.cover?.description ?? "", article.state.rawValue,
            article.published.map { String($0.milliseconds) } ?? "",
            article.modified.map { String($0.milliseconds) } ?? "",
            article.categories.joined(separator: ","), article.tags.joined(separator: ","),
            article.comments.map { "\($0.key):\($0.state.rawValue)" }.joined(separator: ","),
        ]
        var hash = SHA256()
        for part in parts {
            hash.update(data: Array("\(part.utf8.count) \(part)".utf8))
        }
        return Hexadecimal.text(hash.finalize())
    }
}
