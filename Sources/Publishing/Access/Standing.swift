import Kernel
import Storage

/// What somebody is to a publication and to one of its articles: all that decides what they may do.
public struct Standing: Hashable, Sendable {
    public var siteRoles: Set<Account.Role>
    /// `nil` for those who do not belong to the publication.
    public var membership: Membership.Role?
    /// Whether they began the article.
    public var isAuthor: Bool
    public var publication: Publication.State
    /// Whether the platform has ordered that the comment it is about is out of sight.
    public var isOrdered = false

    public init(
        siteRoles: Set<Account.Role> = [], membership: Membership.Role? = nil, isAuthor: Bool = false,
        publication: Publication.State = .active
    ) {
        self.siteRoles = siteRoles
        self.membership = membership
        self.isAuthor = isAuthor
        self.publication = publication
    }

    /// A reviewer or operator who has no part in the publication or the article: nobody reviews their own.
    var isImpartialReviewer: Bool {
        membership == nil && !isAuthor && !siteRoles.isDisjoint(with: [.reviewer, .operator])
    }

    var decidesForPublication: Bool { membership == .owner || membership == .editor }
}

extension Standing {
    /// - Returns: `nil` when there is no such article.
    static func of(_ account: Account, for id: Identifier<Article>, _ connection: any Connection) throws -> Standing? {
        try connection.first(
            """
            SELECT article.author_id AS author_id, publication.state AS state, membership.role AS role
            FROM article JOIN publication ON publication.id = article.publication_id
            LEFT JOIN membership ON membership.publication_id = publication.id AND membership.account_id = \(account.id)
            WHERE article.id = \(id)
            """
        ) { row in
            let author: Identifier<Account>? = try row["author_id"]
            return Standing(
                siteRoles: account.roles, membership: try row["role"], isAuthor: author == account.id,
                publication: try row["state"])
        }
    }

    /// - Returns: `nil` when there is no such publication.
    static func of(_ account: Account, in id: Identifier<Publication>, _ connection: any Connection) throws -> Standing?
    {
        try connection.first(
            """
            SELECT publication.state AS state, membership.role AS role FROM publication
            LEFT JOIN membership ON membership.publication_id = publication.id AND membership.account_id = \(account.id)
            WHERE publication.id = \(id)
            """
        ) { row in
            Standing(siteRoles: account.roles, membership: try row["role"], publication: try row["state"])
        }
    }
}
