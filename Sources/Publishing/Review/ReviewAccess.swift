import Kernel
import Storage

/// Lets a reviewer do something to a submission, by the one table of `Standing.allows`.
struct ReviewAccess {
    let connection: any Connection

    struct Grant {
        let submission: Submission
        let article: Article
        let standing: Standing
    }

    /// Locks the article first, so that whatever is decided about it happens one after another.
    func lockAndRequire(_ action: ArticleAction, on id: Identifier<Submission>, by account: Account) throws -> Grant {
        let article: Identifier<Article>? = try connection.value("SELECT article_id FROM submission WHERE id = \(id)")
        if let article { try DraftStore(connection: connection).lock(article) }
        return try require(action, on: id, by: account)
    }

    /// - Throws: `ReadingError.noSuchPage` where the account may not know of the submission, else `AccessError` or
    ///   `ReviewError.notOpen`.
    func require(_ action: ArticleAction, on id: Identifier<Submission>, by account: Account) throws -> Grant {
        guard let submission = try SubmissionStore(connection: connection).find(id),
            let article = try ArticleStore(connection: connection).find(submission.article),
            let standing = try Standing.of(account, for: article.id, connection)
        else { throw ReadingError.noSuchPage }
        let state = submission.state.ofArticle
        let isLive = article.state == .published
        if standing.allows(action, in: state, isLive: isLive) {
            return Grant(submission: submission, article: article, standing: standing)
        }
        guard standing.allows(.inspect, in: state, isLive: isLive) else { throw ReadingError.noSuchPage }
        throw standing.allows(action, in: .inReview, isLive: isLive) ? ReviewError.notOpen : AccessError.notAllowed
    }
}

extension Submission.State {
    /// The state an article is in while its submission is in this one.
    var ofArticle: Article.State {
        switch self {
        case .submitted: .submitted
        case .screening: .screening
        case .inReview: .inReview
        case .changesRequested: .changesRequested
        case .rejected: .rejected
        case .approved: .approved
        case .published: .published
        case .recalled: .draft
        }
    }
}
