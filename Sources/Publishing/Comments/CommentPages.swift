public import Kernel
import Storage

/// In which order readers see the comments of an article.
public enum CommentOrder: String, Sendable, CaseIterable {
    case newest, oldest, liked

    /// Of the rows, forwards or backwards.
    func sequence(backwards: Bool) -> SQL {
        let isDescending = (self != .oldest) != backwards
        switch (self == .liked, isDescending) {
        case (true, true): return "comment.likes DESC, comment.created_at DESC, comment.id DESC"
        case (true, false): return "comment.likes, comment.created_at, comment.id"
        case (false, true): return "comment.created_at DESC, comment.id DESC"
        case (false, false): return "comment.created_at, comment.id"
        }
    }

    /// A condition on the comments that stand after one, or before it.
    func beyond(_ mark: Comment, backwards: Bool) -> SQL {
        let isSmaller = (self != .oldest) != backwards
        let sign: SQL = isSmaller ? "<" : ">"
        let later: SQL = """
            (comment.created_at \(sign) \(mark.createdAt)
                OR comment.created_at = \(mark.createdAt) AND comment.id \(sign) \(mark.id))
            """
        guard self == .liked else { return later }
        return "(comment.likes \(sign) \(mark.likes) OR comment.likes = \(mark.likes) AND \(later))"
    }
}

/// Where in the order a page begins. Pages hang on to comments and not to numbers, so that they stay together while
/// others write, and the last of 10,000 costs what the first does.
public enum CommentPlace: Hashable, Sendable {
    case start
    /// The page that begins with a comment.
    case from(Identifier<Comment>)
    case after(Identifier<Comment>)
    /// The page that ends before it.
    case before(Identifier<Comment>)
}

/// One page of the comments of an article.
public struct CommentPage: Hashable, Sendable {
    public let order: CommentOrder
    /// On the first page: those that moderators want read first.
    public let pinned: [CommentThread]
    public let threads: [CommentThread]
    /// The place of the page before, and of the page after.
    public let previous: CommentPlace?
    public let next: CommentPlace?

    /// So many are on a page, and so many replies with each.
    public static let size = 20
    public static let replies = 5
}

/// Everything an article's page shows of its comments.
public struct CommentSection: Sendable {
    /// Of those that readers see.
    public let count: Int
    public let page: CommentPage
    /// Whether more is wanted.
    public let mode: Filing.CommentPolicy
    /// What the article's authors have said.
    public let ownMode: Filing.CommentPolicy
    public let maximumLength: Int
    public let editMinutes: Int
    /// When the last one came.
    public let latest: Timestamp?
    /// Whether the reader looks after the conversation, and may open and close it.
    public let moderates: Bool
    public let decidesMode: Bool

    /// Of an article that readers do not have yet.
    static let none = CommentSection(
        count: 0, page: CommentPage(order: .newest, pinned: [], threads: [], previous: nil, next: nil), mode: .closed,
        ownMode: .open, maximumLength: 0, editMinutes: 0, latest: nil, moderates: false, decidesMode: false)
}

extension CommentView {
    func section(_ order: CommentOrder = .newest, _ place: CommentPlace = .start) throws -> CommentSection {
        let store = CommentStore(connection: connection)
        return CommentSection(
            count: try store.shownCount(of: article.id), page: try page(order, place), mode: mode,
            ownMode: try store.policy(of: article.id), maximumLength: policy.maximumLength,
            editMinutes: policy.editMinutes, latest: try latest(), moderates: reader != nil && standing.moderates,
            decidesMode: standing.decidesForPublication && standing.moderates)
    }

    func latest() throws -> Timestamp? {
        try connection.value("SELECT max(shown_at) AS latest FROM comment WHERE article_id = \(article.id)")
    }

    func page(_ order: CommentOrder, _ place: CommentPlace) throws -> CommentPage {
        let size = CommentPage.size
        var condition: SQL = """
            comment.article_id = \(article.id) AND comment.parent_id IS NULL AND comment.state <> 'pinned' AND \(isListed)
            """
        let isBackwards: Bool
        switch place {
        case .start: isBackwards = false
        case .from(let id):
            let mark = try root(id)
            condition = "\(condition) AND (comment.id = \(mark.id) OR \(order.beyond(mark, backwards: false)))"
            isBackwards = false
        case .after(let id):
            condition = "\(condition) AND \(order.beyond(try root(id), backwards: false))"
            isBackwards = false
        case .before(let id):
            condition = "\(condition) AND \(order.beyond(try root(id), backwards: true))"
            isBackwards = true
        }
        var roots = try comments(
            "\(condition) ORDER BY \(order.sequence(backwards: isBackwards)) LIMIT \(size + 1)")
        let isMore = roots.count > size
        roots = Array(roots.prefix(size))
        // What would be a short first page is the first page.
        if isBackwards && !isMore && place != .start { return try page(order, .start) }
        if isBackwards { roots.reverse() }
        let hasPrevious = place != .start
        let hasNext = isBackwards || isMore
        return CommentPage(
            order: order, pinned: place == .start ? try pinned() : [],
            threads: try threads(roots, replies: CommentPage.replies),
            previous: hasPrevious ? roots.first.map { CommentPlace.before($0.id) } ?? .start : nil,
            next: hasNext ? roots.last.map { CommentPlace.after($0.id) } : nil)
    }

    private func pinned() throws -> [CommentThread] {
        let roots = try comments(
            """
            comment.article_id = \(article.id) AND comment.state = 'pinned'
            ORDER BY comment.created_at, comment.id LIMIT \(Platform.maximumPinned)
            """)
        return try threads(roots, replies: CommentPage.replies)
    }

    /// - Throws: `CommentError.noSuchComment`.
    func root(_ id: Identifier<Comment>) throws -> Comment {
        guard let found = try CommentStore(connection: connection).find(id), found.article == article.id,
            found.parent == nil
        else { throw CommentError.noSuchComment }
        return found
    }
}
