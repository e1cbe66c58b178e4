public import Kernel
import Storage

/// A reader's comment (跟贴). Its text is plain; line breaks are kept.
public struct Comment: Hashable, Sendable {
    public enum State: String, Sendable {
        case pending, visible, featured, pinned, hidden, removed
    }

    public let id: Identifier<Comment>
    public let article: Identifier<Article>
    /// The comment this one answers; there is one level of replies.
    public let parent: Identifier<Comment>?
    public let authorName: String
    public let body: String
    public let state: State
    public let createdAt: Timestamp

    public init(
        id: Identifier<Comment>, article: Identifier<Article>, parent: Identifier<Comment>? = nil, authorName: String,
        body: String, state: State = .visible, createdAt: Timestamp
    ) {
        self.id = id
        self.article = article
        self.parent = parent
        self.authorName = authorName
        self.body = body
        self.state = state
        self.createdAt = createdAt
    }

    init(row: Row) throws {
        self.init(
            id: try row["id"], article: try row["article_id"], parent: try row["parent_id"],
            authorName: try row["author_name"], body: try row["body"], state: try row["state"],
            createdAt: try row["created_at"])
    }

    /// Readers may see it.
    static let isShown: SQL = "comment.state IN ('visible', 'featured', 'pinned')"
}

/// A comment with the replies to it, oldest first.
public struct CommentThread: Hashable, Sendable {
    public let comment: Comment
    public let replies: [Comment]
}
