public import Kernel
import Storage

/// What happened to an article, for its authors: every step with when, who and why.
public struct ArticleTimeline: Sendable {
    public struct Step: Sendable {
        /// Whoever works for the site is not named to authors.
        public enum Actor: Hashable, Sendable {
            case member(String)
            case site
            /// The program itself.
            case nobody
        }

        public let state: Article.State
        public let restriction: Article.Restriction
        public let actor: Actor
        public let reason: String
        public let at: Timestamp
    }

    public let article: Article
    public let title: String
    public let publication: Publication
    /// The latest first.
    public let steps: [Step]
    public let channels: [Channel]
    public let settings: SiteSettings
}

extension Platform {
    /// - Throws: `ReadingError.noSuchArticle`, `AccessError`.
    public func timeline(of id: Identifier<Article>, for account: Account) async throws -> ArticleTimeline {
        try await read { connection in
            let grant = try ArticleAccess(connection: connection).require(.view, on: id, by: account)
            guard let publication = try PublicationStore(connection: connection).find(grant.article.publication) else {
                throw ReadingError.noSuchArticle
            }
            let title: String? = try connection.value(
                """
                SELECT coalesce(draft.title, revision.title) AS title FROM article
                LEFT JOIN draft ON draft.article_id = article.id LEFT JOIN revision ON revision.id = article.revision_id
                WHERE article.id = \(id)
                """)
            return ArticleTimeline(
                article: grant.article, title: title ?? "", publication: publication,
                steps: try TimelineStore(connection: connection).steps(of: grant.article),
                channels: try ChannelStore(connection: connection).all(),
                settings: try SettingStore(connection: connection).site())
        }
    }
}

struct TimelineStore {
    let connection: any Connection

    func steps(of article: Article) throws -> [ArticleTimeline.Step] {
        try connection.rows(
            """
            SELECT article_event.state AS state, article_event.restriction AS restriction,
                article_event.reason AS reason, article_event.created_at AS created_at,
                article_event.account_id AS account_id, account.name AS name, membership.role AS role
            FROM article_event LEFT JOIN account ON account.id = article_event.account_id
            LEFT JOIN membership ON membership.account_id = article_event.account_id
                AND membership.publication_id = \(article.publication)
            WHERE article_event.article_id = \(article.id) ORDER BY article_event.id DESC LIMIT 200
            """
        ) { row in
            let account: Identifier<Account>? = try row["account_id"]
            let role: Membership.Role? = try row["role"]
            let actor: ArticleTimeline.Step.Actor =
                account == nil ? .nobody : role == nil ? .site : .member(try row["name"] ?? "")
            return ArticleTimeline.Step(
                state: try row["state"], restriction: try row["restriction"], actor: actor,
                reason: try row["reason"], at: try row["created_at"])
        }
    }
}
