import Kernel
import Storage

/// Lets an account do something to an article, or says why not.
struct ArticleAccess {
    let connection: any Connection

    /// What was allowed, on what.
    struct Grant {
        let article: Article
        let standing: Standing
        /// Of the working copy; of the article where nobody has begun one.
        let state: Article.State
    }

    /// - Throws: `ReadingError.noSuchArticle` where the account may not know of the article, else `AccessError`.
    @discardableResult
    func require(_ action: ArticleAction, on id: Identifier<Article>, by account: Account) throws -> Grant {
        guard let article = try ArticleStore(connection: connection).find(id),
            let standing = try Standing.of(account, for: id, connection)
        else { throw ReadingError.noSuchArticle }
        let draft: Article.State? = try connection.value("SELECT state FROM draft WHERE article_id = \(id)")
        let state = draft ?? article.state
        let isLive = article.state == .published
        if standing.allows(action, in: state, isLive: isLive) {
            return Grant(article: article, standing: standing, state: state)
        }
        let knows =
            standing.allows(.view, in: state, isLive: isLive) || standing.allows(.inspect, in: state, isLive: isLive)
        guard knows else { throw ReadingError.noSuchArticle }
        let couldElsewhere = Article.State.allCases.contains { standing.allows(action, in: $0, isLive: isLive) }
        throw couldElsewhere ? AccessError.notInThisState(state) : AccessError.notAllowed
    }
}
