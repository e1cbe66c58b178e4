import Kernel
import Storage

/// Lets an account do something to a comment, or says why not.
struct CommentAccess {
    let connection: any Connection

    /// What was allowed, on what.
    struct Grant {
        let comment: Comment
        let standing: Standing
        let article: Article
        let handle: Handle
    }

    /// - Parameter isLocked: nobody else changes the comments of the article until the transaction ends.
    /// - Throws: `CommentError.noSuchComment` where the account may not know of it, else `CommentError` or `AccessError`.
    @discardableResult
    func require(
        _ action: CommentAction, on id: Identifier<Comment>, by account: Account, isLocked: Bool = false
    ) throws -> Grant {
        let store = CommentStore(connection: connection)
        if isLocked { try store.lock(articleOf: id) }
        guard let comment = try store.find(id),
            let article = try ArticleStore(connection: connection).find(comment.article),
            let publication = try PublicationStore(connection: connection).find(article.publication),
            let standing = try Standing.of(account, to: comment, connection)
        else { throw CommentError.noSuchComment }
        // Who looks after a conversation does so also while the article is not to be read.
        guard standing.moderates || standing.isAuthor || article.isReadable else { throw CommentError.noSuchComment }
        let grant = Grant(comment: comment, standing: standing, article: article, handle: publication.handle)
        let knows = standing.allows(.read, in: comment.state)
        if comment.deletedAt != nil {
            guard action == .read, knows else { throw knows ? CommentError.deleted : .noSuchComment }
            return grant
        }
        if standing.allows(action, in: comment.state) { return grant }
        guard knows else { throw CommentError.noSuchComment }
        let couldElsewhere = Comment.State.allCases.contains { standing.allows(action, in: $0) }
        throw couldElsewhere ? CommentError.notInThisState(comment.state) : AccessError.notAllowed
    }
}

extension Standing {
    /// What somebody is to a comment.
    /// - Returns: `nil` when there is no such article any more.
    static func of(_ account: Account, to comment: Comment, _ connection: any Connection) throws -> Standing? {
        var standing = try Standing.of(account, for: comment.article, connection)
        standing?.isAuthor = comment.author == account.id
        standing?.isOrdered =
            try comment.state == .hidden && CommentStore(connection: connection).isOrdered(comment.id)
        return standing
    }
}

extension Article {
    /// Everybody may read it; the same as `isPublic`.
    var isReadable: Bool { state == .published && restriction != .removed && restriction != .disabled }
}
