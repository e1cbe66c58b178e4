public import Kernel
import Storage

/// One article in its authors' list.
public struct StudioEntry: Sendable {
    public let article: Identifier<Article>
    public let title: String
    /// Of the working copy.
    public let state: Article.State
    /// Readers have it, perhaps in an earlier revision.
    public let isLive: Bool
    public let restriction: Article.Restriction
    public let publication: Identifier<Publication>
    public let publicationHandle: Handle
    public let publicationName: String
    public let modifiedAt: Timestamp
    public let scheduledAt: Timestamp?
    public let handedInAt: Timestamp?
    public let authorName: String?
    /// What the one who asked may do with it now.
    public let actions: Set<ArticleAction>

    init(row: Row, account: Account) throws {
        article = try row["id"]
        title = try row["title"]
        state = try row["working_state"]
        let articleState: Article.State = try row["article_state"]
        let isLive = articleState == .published
        self.isLive = isLive
        restriction = try row["restriction"]
        publication = try row["publication_id"]
        publicationHandle = try row["handle"]
        publicationName = try row["publication_name"]
        modifiedAt = try row["modified_at"]
        scheduledAt = try row["scheduled_at"]
        handedInAt = try row["handed_in_at"]
        authorName = try row["author_name"]
        let author: Identifier<Account>? = try row["author_id"]
        let standing = Standing(
            siteRoles: account.roles, membership: try row["role"], isAuthor: author == account.id,
            publication: try row["publication_state"])
        let state = state
        actions = Set(ArticleAction.allCases.filter { standing.allows($0, in: state, isLive: isLive) })
    }

    /// From `article` with all the entry needs; conditions follow. Only what the account may see in the studio.
    static func select(for account: Identifier<Account>) -> SQL {
        """
        SELECT article.id AS id, coalesce(draft.title, revision.title, '') AS title,
            coalesce(draft.state, article.state) AS working_state, article.state AS article_state,
            article.restriction AS restriction, article.publication_id AS publication_id,
            publication.handle AS handle, publication.name AS publication_name, publication.state AS publication_state,
            coalesce(draft.modified_at, article.modified_at) AS modified_at, article.scheduled_at AS scheduled_at,
            draft.handed_in_at AS handed_in_at, article.author_id AS author_id, author.name AS author_name,
            membership.role AS role
        \(source(for: account))
        """
    }

    static func source(for account: Identifier<Account>) -> SQL {
        """
        FROM membership JOIN publication ON publication.id = membership.publication_id
        JOIN article ON article.publication_id = publication.id
        LEFT JOIN draft ON draft.article_id = article.id
        LEFT JOIN revision ON revision.id = article.revision_id
        LEFT JOIN account AS author ON author.id = article.author_id
        WHERE membership.account_id = \(account) AND (membership.role <> 'contributor' OR article.author_id = \(account))
        """
    }
}
