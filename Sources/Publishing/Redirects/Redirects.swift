public import Kernel
import Storage

/// Where an article is now.
public struct ArticleLocation: Hashable, Sendable {
    public let publication: Handle
    public let article: Identifier<Article>
}

extension Platform {
    /// The public article that had this path (with its query, percent-encoded) on the site it was imported from.
    public func redirect(from path: String) async throws -> ArticleLocation? {
        try await read { connection in
            try connection.first(
                """
                SELECT publication.handle AS handle, article.id AS id FROM redirect
                JOIN article ON article.id = redirect.article_id
                JOIN publication ON publication.id = article.publication_id
                WHERE redirect.path = \(RedirectPath.canonical(path)) AND article.state = 'published'
                """
            ) { ArticleLocation(publication: try $0["handle"], article: try $0["id"]) }
        }
    }
}
