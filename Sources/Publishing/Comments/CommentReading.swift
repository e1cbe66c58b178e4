public import Kernel
import Storage

/// The page with nothing but the comments of an article.
public struct CommentsContents: Sendable {
    public let article: ArticleCard
    public let section: CommentSection
    public let chrome: Chrome
}

/// One comment and what was answered to it: where a comment's own address leads.
public struct ThreadContents: Sendable {
    public let article: ArticleCard
    /// With a page of its replies.
    public let thread: CommentThread
    /// The comment that was asked for, which is the thread's or one of its replies.
    public let asked: ShownComment
    public let previous: CommentPlace?
    public let next: CommentPlace?
    public let section: CommentSection
    public let chrome: Chrome
}

extension Platform {
    /// - Throws: `ReadingError`, `CommentError.noSuchComment` for a place that is none.
    public func comments(
        of article: Identifier<Article>, _ order: CommentOrder, _ place: CommentPlace, for reader: Account? = nil
    ) async throws -> CommentsContents {
        let now = clock.now
        return try await read { connection in
            let view = try CommentView(of: article, for: reader, connection, at: now)
            return CommentsContents(
                article: try view.card(), section: try view.section(order, place), chrome: try Chrome(connection))
        }
    }

    /// The page of a thread that a comment is on.
    /// - Parameter page: another page of its replies.
    /// - Throws: `ReadingError`, `CommentError.noSuchComment` for what the reader may not know of.
    public func commentThread(
        _ id: Identifier<Comment>, of article: Identifier<Article>, _ page: CommentPlace? = nil,
        for reader: Account? = nil
    ) async throws -> ThreadContents {
        let now = clock.now
        return try await read { connection in
            let view = try CommentView(of: article, for: reader, connection, at: now)
            guard let comment = try CommentStore(connection: connection).find(id), comment.article == article else {
                throw CommentError.noSuchComment
            }
            let root = try comment.parent.map(view.root) ?? comment
            let place = page ?? (comment.parent == nil ? .start : .from(id))
            let replies = try view.replyPage(to: root, place)
            let shown = try view.shown([root, comment] + replies.comments)
            guard let first = shown[root.id], let asked = shown[id], view.isKnown(root), view.isKnown(comment)
            else { throw CommentError.noSuchComment }
            return ThreadContents(
                article: try view.card(),
                thread: CommentThread(comment: first, replies: replies.comments.compactMap { shown[$0.id] }),
                asked: asked, previous: replies.previous, next: replies.next, section: try view.section(),
                chrome: try Chrome(connection))
        }
    }

    /// What came since a time, the oldest first, for readers whose page is open.
    /// - Throws: `ReadingError`.
    public func newComments(
        on article: Identifier<Article>, since time: Timestamp, for reader: Account? = nil
    ) async throws -> (comments: [ShownComment], chrome: Chrome) {
        let now = clock.now
        return try await read { connection in
            let view = try CommentView(of: article, for: reader, connection, at: now)
            let new = try view.comments(
                """
                comment.article_id = \(article) AND comment.shown_at >= \(time) AND \(Comment.isShown)
                ORDER BY comment.shown_at DESC, comment.id DESC LIMIT \(CommentNews.limit)
                """)
            let shown = try view.shown(new)
            return (new.reversed().compactMap { shown[$0.id] }, try Chrome(connection))
        }
    }

    /// How the comments of some articles stand, for those who look at them.
    public func commentNews(of articles: [Identifier<Article>]) async throws -> [Identifier<Article>: CommentNews] {
        try await read { connection in
            let rows = try connection.rows(
                """
                SELECT comment.article_id AS id, max(comment.shown_at) AS latest,
                    (SELECT article_tally.comments FROM article_tally
                        WHERE article_tally.article_id = comment.article_id) AS comments
                FROM comment WHERE comment.article_id IN \(list: articles) GROUP BY comment.article_id
                """
            ) { row in
                (
                    try row["id"] as Identifier<Article>,
                    CommentNews(count: try row["comments"] as Int? ?? 0, latest: try row["latest"])
                )
            }
            return Dictionary(rows) { first, _ in first }
        }
    }

    /// The same of one article; `nil` unless everybody may read it.
    public func commentNewsOfPublic(_ article: Identifier<Article>) async throws -> CommentNews? {
        try await read { connection in
            guard try ArticleStore(connection: connection).find(article)?.isReadable == true else { return nil }
            return CommentNews(
                count: try CommentStore(connection: connection).shownCount(of: article),
                latest: try connection.value(
                    "SELECT max(shown_at) AS latest FROM comment WHERE article_id = \(article)"))
        }
    }

    /// Whether a comment is among those that the article's own page shows its author.
    public func isOnArticlePage(_ comment: Comment, for reader: Account) async throws -> Bool {
        let now = clock.now
        return try await read { connection in
            let view = try CommentView(of: comment.article, for: reader, connection, at: now)
            let page = try view.page(.newest, .start)
            return (page.pinned + page.threads).contains { thread in
                thread.comment.comment.id == comment.id || thread.replies.contains { $0.comment.id == comment.id }
            }
        }
    }

    /// - Throws: `CommentError` for what the account may not change.
    public func commentToEdit(
        _ id: Identifier<Comment>, of article: Identifier<Article>, by account: Account
    ) async throws -> ThreadContents {
        let now = clock.now
        try await read { _ = try CommentDesk(connection: $0, now: now).editable(id, by: account) }
        return try await commentThread(id, of: article, for: account)
    }
}

/// How the comments of an article stand.
public struct CommentNews: Hashable, Sendable {
    public let count: Int
    /// When the last one came.
    public let latest: Timestamp?

    /// So many are handed over at once; who has missed more loads the page again.
    public static let limit = 50
}

extension CommentView {
    /// - Throws: `ReadingError` unless everybody may read the article.
    init(of id: Identifier<Article>, for reader: Account?, _ connection: any Connection, at time: Timestamp) throws {
        try ArticleStore(connection: connection).requirePublic(id)
        guard let article = try ArticleStore(connection: connection).find(id) else {
            throw ReadingError.noSuchArticle
        }
        try self.init(article, for: reader, connection, at: time)
    }

    func card() throws -> ArticleCard {
        let cards = try connection.rows(
            "\(ArticleCard.select) WHERE article.id = \(article.id) AND \(Article.isPublic)", ArticleCard.init)
        guard let card = cards.first else { throw ReadingError.noSuchArticle }
        return card
    }

    /// Whether it, or a trace of it, is anything the reader may know of.
    func isKnown(_ comment: Comment) -> Bool {
        comment.state.isShown || comment.replies > 0
            || reader != nil && comment.author == reader?.id && comment.state != .removed
    }

    /// So many replies are on a page of one thread.
    static var repliesOnPage: Int { 50 }

    func replyPage(to root: Comment, _ place: CommentPlace) throws -> (
        comments: [Comment], previous: CommentPlace?, next: CommentPlace?
    ) {
        func reply(_ id: Identifier<Comment>) throws -> Comment {
            guard let found = try CommentStore(connection: connection).find(id), found.parent == root.id else {
                throw CommentError.noSuchComment
            }
            return found
        }
        let limit = Self.repliesOnPage
        var condition: SQL = "1 = 1"
        switch place {
        case .start: break
        case .from(let id):
            let mark = try reply(id)
            // Where a page holds it anyway, it is the first.
            let before: Int? = try connection.value(
                """
                SELECT count(*) FROM (SELECT 1 FROM comment WHERE comment.parent_id = \(root.id) AND \(isListed)
                    AND \(CommentOrder.oldest.beyond(mark, backwards: true)) LIMIT \(limit)) AS earlier
                """)
            if (before ?? 0) < limit { return try replyPage(to: root, .start) }
            condition = "(comment.id = \(id) OR \(CommentOrder.oldest.beyond(mark, backwards: false)))"
        case .after(let id): condition = CommentOrder.oldest.beyond(try reply(id), backwards: false)
        case .before(let id):
            let mark = try reply(id)
            let before = try comments(
                """
                comment.parent_id = \(root.id) AND \(isListed) AND \(CommentOrder.oldest.beyond(mark, backwards: true))
                ORDER BY \(CommentOrder.oldest.sequence(backwards: true)) LIMIT \(limit + 1)
                """)
            guard before.count > limit else { return try replyPage(to: root, .start) }
            let page = Array(before.prefix(limit).reversed())
            return (page, page.first.map { CommentPlace.before($0.id) }, page.last.map { CommentPlace.after($0.id) })
        }
        let found = try replies(to: root, condition, limit: limit + 1)
        let page = Array(found.prefix(limit))
        return (
            page, place == .start ? nil : page.first.map { CommentPlace.before($0.id) } ?? .start,
            found.count > limit ? page.last.map { CommentPlace.after($0.id) } : nil
        )
    }
}
