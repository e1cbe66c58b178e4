import Kernel
import Storage

/// A comment as one reader sees it.
public struct ShownComment: Hashable, Sendable {
    /// What stands in the place of a comment that others have answered.
    public enum Trace: Hashable, Sendable {
        /// By its author.
        case deleted
        /// By those who look after the conversation.
        case takenDown
    }

    /// Says nothing where only a trace is left.
    public let comment: Comment
    public let trace: Trace?
    /// Belongs to the publication.
    public let isMember: Bool
    public let isOwn: Bool
    public let isLiked: Bool
    /// The name of who is answered, where that is another reply.
    public let answers: String?
    /// What the reader may do with it.
    public let actions: Set<CommentAction>
}

/// A comment with replies to it, oldest first.
public struct CommentThread: Hashable, Sendable {
    public let comment: ShownComment
    public let replies: [ShownComment]

    public init(comment: ShownComment, replies: [ShownComment]) {
        self.comment = comment
        self.replies = replies
    }

    /// Those that are not among `replies`.
    public var furtherReplies: Int { max(0, comment.comment.replies - replies.count { $0.comment.state.isShown }) }
}

/// What one reader sees of the comments of an article.
struct CommentView {
    let connection: any Connection
    let article: Article
    /// Who is signed in.
    let reader: Account?
    let standing: Standing
    let policy: CommentingPolicy
    let mode: Filing.CommentPolicy
    let now: Timestamp
    private let members: Set<Identifier<Account>>

    /// - Parameter article: one that everybody may read.
    init(_ article: Article, for reader: Account?, _ connection: any Connection, at time: Timestamp) throws {
        self.connection = connection
        self.article = article
        self.reader = reader
        now = time
        standing = try reader.flatMap { try Standing.of($0, for: article.id, connection) } ?? Standing()
        (policy, mode) = try CommentDesk(connection: connection, now: time).mode(on: article.id)
        members = Set(try MembershipStore(connection: connection).members(of: article.publication).map(\.account))
    }

    /// A condition on `comment`: readers see it, or a trace of it, or wrote it.
    var isListed: SQL {
        let others: SQL = "\(Comment.isShown) OR comment.replies > 0"
        guard let reader else { return "(\(others))" }
        return "(\(others) OR comment.account_id = \(reader.id) AND comment.state IN ('pending', 'hidden'))"
    }

    func comments(_ condition: SQL) throws -> [Comment] {
        try connection.rows("SELECT \(Comment.columns) FROM \(Comment.tables) WHERE \(condition)", Comment.init)
    }

    /// The first replies to each comment.
    func threads(_ roots: [Comment], replies limit: Int) throws -> [CommentThread] {
        var replies: [Identifier<Comment>: [Comment]] = [:]
        for root in roots where root.replies > 0 || reader != nil {
            replies[root.id] = try self.replies(to: root, limit: limit)
        }
        let all = try shown(roots + roots.flatMap { replies[$0.id] ?? [] })
        return roots.compactMap { root in
            all[root.id].map { comment in
                CommentThread(comment: comment, replies: (replies[root.id] ?? []).compactMap { all[$0.id] })
            }
        }
    }

    /// Oldest first.
    /// - Parameter place: a further condition on `comment`.
    func replies(to root: Comment, _ place: SQL = "1 = 1", limit: Int) throws -> [Comment] {
        try comments(
            """
            comment.parent_id = \(root.id) AND \(isListed) AND \(place)
            ORDER BY comment.created_at, comment.id LIMIT \(limit)
            """)
    }

    func shown(_ comments: [Comment]) throws -> [Identifier<Comment>: ShownComment] {
        let liked =
            try reader.map {
                try CommentLikes(connection: connection).liked(by: $0.id, among: comments.map(\.id))
            } ?? []
        let answered = Set(comments.compactMap(\.answers))
        let names = try connection.rows(
            """
            SELECT comment.id AS id, coalesce(author.name, comment.author_name) AS name FROM \(Comment.tables)
            WHERE comment.id IN \(list: answered.sorted()) AND \(Comment.isShown)
            """
        ) { (try $0["id"] as Identifier<Comment>, try $0["name"] as String) }
        let nameOf = Dictionary(names) { first, _ in first }
        return Dictionary(
            try comments.map { comment in
                (
                    comment.id,
                    try shown(comment, isLiked: liked.contains(comment.id), comment.answers.flatMap { nameOf[$0] })
                )
            }
        ) { first, _ in first }
    }

    private func shown(_ comment: Comment, isLiked: Bool, _ answers: String?) throws -> ShownComment {
        var standing = standing
        standing.isAuthor = reader != nil && comment.author == reader?.id
        guard comment.state.isShown || standing.isAuthor && comment.deletedAt == nil && comment.state != .removed else {
            return ShownComment(
                comment: comment.withoutWords, trace: comment.deletedAt == nil ? .takenDown : .deleted,
                isMember: false, isOwn: false, isLiked: false, answers: nil, actions: [])
        }
        if comment.state == .hidden {
            standing.isOrdered = try CommentStore(connection: connection).isOrdered(comment.id)
        }
        let actions = CommentAction.allCases.filter { action in
            guard standing.allows(action, in: comment.state) else { return false }
            return switch action {
            case .edit: comment.isEditable(under: policy, at: now)
            case .reply: mode != .closed
            case .pin: comment.parent == nil
            default: true
            }
        }
        return ShownComment(
            comment: comment, trace: nil, isMember: comment.author.map(members.contains) ?? false,
            isOwn: standing.isAuthor, isLiked: isLiked, answers: answers, actions: reader == nil ? [] : Set(actions))
    }
}

extension Comment {
    /// Only that it was there.
    fileprivate var withoutWords: Comment {
        Comment(self, authorName: "", body: "")
    }

    private init(_ other: Comment, authorName: String, body: String) {
        id = other.id
        article = other.article
        parent = other.parent
        answers = nil
        author = nil
        self.authorName = authorName
        self.body = body
        state = other.state
        createdAt = other.createdAt
        shownAt = other.shownAt
        editedAt = nil
        deletedAt = other.deletedAt
        likes = 0
        replies = other.replies
        reports = 0
        found = ""
    }
}
