import Kernel
import Storage

struct CommentStore {
    let connection: any Connection

    func insert(_ comment: Comment) throws {
        try connection.execute(
            """
            INSERT INTO comment (id, article_id, parent_id, author_name, body, state, created_at)
            VALUES (\(comment.id), \(comment.article), \(comment.parent), \(comment.authorName), \(comment.body),
                \(comment.state), \(comment.createdAt))
            """)
    }

    func shownCount(of article: Identifier<Article>) throws -> Int {
        try connection.value("SELECT count(*) FROM comment WHERE article_id = \(article) AND \(Comment.isShown)") ?? 0
    }

    /// Pinned threads first, then the newest, with every reply readers may see.
    func threads(of article: Identifier<Article>, limit: Int) throws -> [CommentThread] {
        let roots = try connection.rows(
            """
            SELECT * FROM comment WHERE article_id = \(article) AND parent_id IS NULL AND \(Comment.isShown)
            ORDER BY CASE WHEN state = 'pinned' THEN 0 ELSE 1 END, created_at DESC, id DESC LIMIT \(limit)
            """, Comment.init)
        let replies = try connection.rows(
            """
            SELECT * FROM comment WHERE parent_id IN \(list: roots.map(\.id)) AND \(Comment.isShown)
            ORDER BY created_at, id
            """, Comment.init)
        let byParent = Dictionary(grouping: replies, by: \.parent)
        return roots.map { CommentThread(comment: $0, replies: byParent[$0.id] ?? []) }
    }
}
