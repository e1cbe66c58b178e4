public import Kernel
import Storage

/// What a reader says below an article (跟贴). Its text is plain; line breaks are kept.
public struct Comment: Hashable, Sendable {
    public enum State: String, Sendable, CaseIterable {
        /// Its author and moderators see it.
        case pending
        case visible, featured, pinned
        /// Taken down by the publication, which can show it again, or by the desk for the time being.
        case hidden
        /// Taken down by the desk, or deleted by its author.
        case removed

        /// Readers may see it.
        public var isShown: Bool { self == .visible || self == .featured || self == .pinned }
    }

    public let id: Identifier<Comment>
    public let article: Identifier<Article>
    /// The comment this one answers; there is one level of replies.
    public let parent: Identifier<Comment>?
    /// The other reply this reply answers.
    public let answers: Identifier<Comment>?
    /// `nil` of those that came with an import, or whose author has left.
    public let author: Identifier<Account>?
    public let authorName: String
    public let body: String
    public let state: State
    public let createdAt: Timestamp
    /// When readers could first see it.
    public let shownAt: Timestamp?
    public let editedAt: Timestamp?
    /// By its author; nothing of what it said is left.
    public let deletedAt: Timestamp?
    public let likes: Int
    /// Those that readers may see.
    public let replies: Int
    /// Those that nobody has looked into.
    public let reports: Int
    /// What the screening pointed out, as `CommentFinding` has it.
    let found: String

    public init(
        id: Identifier<Comment>, article: Identifier<Article>, parent: Identifier<Comment>? = nil,
        answers: Identifier<Comment>? = nil, author: Identifier<Account>? = nil, authorName: String = "",
        body: String, state: State = .visible, found: String = "", createdAt: Timestamp
    ) {
        self.id = id
        self.article = article
        self.parent = parent
        self.answers = answers
        self.author = author
        self.authorName = authorName
        self.body = body
        self.state = state
        self.createdAt = createdAt
        self.found = found
        shownAt = state.isShown ? createdAt : nil
        editedAt = nil
        deletedAt = nil
        likes = 0
        replies = 0
        reports = 0
    }

    /// A row of `columns`.
    init(row: Row) throws {
        id = try row["id"]
        article = try row["article_id"]
        parent = try row["parent_id"]
        answers = try row["answers_id"]
        author = try row["account_id"]
        let name: String? = try row["account_name"]
        authorName = try name ?? row["author_name"]
        body = try row["body"]
        state = try row["state"]
        createdAt = try row["created_at"]
        shownAt = try row["shown_at"]
        editedAt = try row["edited_at"]
        deletedAt = try row["deleted_at"]
        likes = try row["likes"]
        replies = try row["replies"]
        reports = try row["reports"]
        found = try row["found"]
    }

    /// Readers may see it.
    static let isShown: SQL = "comment.state IN ('visible', 'featured', 'pinned')"

    /// What a row of a comment consists of, from `tables`.
    static let columns: SQL = "comment.*, author.name AS account_name"
    /// Its author goes by the name they have now.
    static let tables: SQL = "comment LEFT JOIN account author ON author.id = comment.account_id"
}
