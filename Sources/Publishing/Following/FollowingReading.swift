import Kernel
import Storage

/// A place in a list that has the newest first; what is published meanwhile moves nothing.
public struct ArticleCursor: Hashable, Sendable, LosslessStringConvertible {
    let publishedAt: Timestamp
    let article: Identifier<Article>

    init(after card: ArticleCard) {
        publishedAt = card.publishedAt
        article = card.id
    }

    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let time = Int64(parts[0]), let article = Identifier<Article>(String(parts[1])) else {
            return nil
        }
        publishedAt = Timestamp(milliseconds: time)
        self.article = article
    }

    public var description: String { "\(publishedAt.milliseconds)-\(article)" }
}

/// An article on the page of what somebody follows, and why it is there.
public struct FollowedArticle: Sendable {
    public let card: ArticleCard
    /// Those of its topics they follow; where there are none, they follow its publication.
    public let topics: [String]
    /// Published since they were here last.
    public let isNew: Bool
}

/// What somebody follows, the newest first.
public struct FollowingContents: Sendable {
    public let articles: [FollowedArticle]
    /// Where the next page begins.
    public let next: ArticleCursor?
    public let publications: [PublicationCard]
    public let publicationCount: Int
    public let topics: [Topic]
    /// Publications they might follow.
    public let suggestions: [PublicationCard]
    public let digest: Digest?
    public let chrome: Chrome
}

extension Platform {
    /// A page of what somebody follows. Opening the first one counts as a visit.
    public func following(of account: Account, before cursor: ArticleCursor?) async throws -> FollowingContents {
        let now = clock.now
        let (contents, isVisit) = try await read { connection in
            let follows = FollowStore(connection: connection)
            let visit = try ReaderStore(connection: connection).followingVisit(of: account.id, at: now)
            let cards = try ArticleStore(connection: connection).followed(
                by: account.id, before: cursor, limit: Page<FollowedArticle>.size + 1)
            let shown = Array(cards.prefix(Page<FollowedArticle>.size))
            let contents = FollowingContents(
                articles: try Self.reasons(shown, for: account.id, since: visit.since, connection),
                next: cards.count > shown.count ? shown.last.map(ArticleCursor.init(after:)) : nil,
                publications: try follows.publications(of: account.id, limit: 12),
                publicationCount: try follows.publicationCount(of: account.id),
                topics: try follows.topics(of: account.id, limit: 50),
                suggestions: try follows.suggestions(for: account.id, limit: 6),
                digest: try DigestStore(connection: connection).find(account.id), chrome: try Chrome(connection))
            return (contents, cursor == nil && visit.isWorthNoting)
        }
        if isVisit {
            try await writeUnseen { try ReaderStore(connection: $0).noteFollowingVisit(of: account.id, at: now) }
        }
        return contents
    }

    /// The publications somebody follows, the last followed first.
    /// - Throws: `ReadingError.noSuchPage` beyond the last page.
    public func followedPublications(of account: Account, page: Int) async throws -> (
        publications: Page<PublicationCard>, topics: [Topic], chrome: Chrome
    ) {
        try await read { connection in
            let follows = FollowStore(connection: connection)
            return (
                try Page.requested(page) { limit, offset in
                    try follows.publications(of: account.id, limit: limit, offset: offset)
                }, try follows.topics(of: account.id, limit: 500), try Chrome(connection)
            )
        }
    }

    private static func reasons(
        _ cards: [ArticleCard], for account: Identifier<Account>, since: Timestamp?, _ connection: any Connection
    ) throws -> [FollowedArticle] {
        let topics = try connection.rows(
            """
            SELECT article_topic.article_id AS article_id, topic.name AS name FROM article_topic
            JOIN topic_follow ON topic_follow.topic_id = article_topic.topic_id
            JOIN topic ON topic.id = article_topic.topic_id
            WHERE topic_follow.account_id = \(account) AND article_topic.article_id IN \(list: cards.map(\.id))
            ORDER BY article_topic.position
            """
        ) { (try $0["article_id"] as Identifier<Article>, try $0["name"] as String) }
        let byArticle = Dictionary(grouping: topics, by: \.0)
        return cards.map { card in
            FollowedArticle(
                card: card, topics: byArticle[card.id]?.map(\.1) ?? [],
                isNew: since.map { card.publishedAt > $0 } ?? false)
        }
    }
}

extension ArticleStore {
    /// Of followed publications and topics, the newest first.
    func followed(by account: Identifier<Account>, before cursor: ArticleCursor?, limit: Int) throws -> [ArticleCard] {
        let start: SQL =
            cursor.map {
                "AND (article.published_at, article.id) < (\($0.publishedAt), \($0.article))"
            } ?? ""
        return try connection.rows(
            """
            \(ArticleCard.select) WHERE \(Article.isListed) AND \(Self.isFollowed(by: account)) \(start)
            ORDER BY article.published_at DESC, article.id DESC LIMIT \(limit)
            """, ArticleCard.init)
    }

    static func isFollowed(by account: Identifier<Account>) -> SQL {
        """
        (article.publication_id IN (SELECT publication_id FROM publication_follow WHERE account_id = \(account))
            OR article.id IN (SELECT article_topic.article_id FROM topic_follow
                JOIN article_topic ON article_topic.topic_id = topic_follow.topic_id
                WHERE topic_follow.account_id = \(account)))
        """
    }
}
