import Kernel
import Storage

struct RedirectStore {
    let connection: any Connection

    /// The first article that claims a path keeps it.
    func insert(_ path: String, to article: Identifier<Article>) throws {
        try connection.execute(
            """
            INSERT INTO redirect (path, article_id) VALUES (\(RedirectPath.canonical(path)), \(article))
            ON CONFLICT (path) DO NOTHING
            """)
    }
}
