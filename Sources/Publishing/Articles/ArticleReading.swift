public import Kernel
import Storage

/// Everything an article's page shows.
public struct ArticleContents: Sendable {
    public let article: Article
    /// What a reviewer says about it to its readers.
    public let label: String?
    /// What the platform has ordered, by decision.
    public let orders: ArticleOrders
    public let revision: Revision
    public let publication: PublicationCard
    public let channel: Channel?
    public let channels: [Channel]
    public let topics: [Topic]
    /// The stored files of the revision.
    public let media: [ContentHash: StoredMedia]
    public let comments: CommentSection
    public let moreFromPublication: [ArticleCard]
    public let related: [RankedArticle]
    public let hot: [RankedArticle]
    /// The newest article of each other channel.
    public let channelLeads: [ArticleCard]
    public let originals: Originals
    /// The latest first.
    public let corrections: [Correction]
    public let settings: SiteSettings
    public let tally: ArticleTally
    /// Where the revision is in the transparency log.
    public let log: LogPlace?
    /// What the reader who is signed in has done with it.
    public let reader: ArticleReader?
    public let origin: ArticleOrigin
}

/// What one reader has done with an article.
public struct ArticleReader: Hashable, Sendable {
    public let likes: Bool
    public let bookmarked: Bool
    /// The article's publication.
    public let follows: Bool
    /// Has asked that what they read is kept.
    public let keepsHistory: Bool
}

extension Platform {
    /// A public article with all its page needs.
    /// - Parameters:
    ///   - reader: who is signed in.
    ///   - isAdult: whether the reader has said so.
    /// - Throws: `ReadingError.noSuchArticle`, `RemovedArticle` when the platform has taken it down, or `AgeLimited`.
    public func article(
        _ id: Identifier<Article>, for reader: Identifier<Account>? = nil, isAdult: Bool = false
    ) async throws -> ArticleContents {
        let now = clock.now
        return try await read { connection in
            let articles = ArticleStore(connection: connection)
            guard let article = try articles.find(id), article.state == .published, let live = article.liveRevision,
                let revision = try articles.revision(live),
                let publication = try PublicationStore(connection: connection).card(article.publication)
            else { throw ReadingError.noSuchArticle }
            let decisions = DecisionStore(connection: connection)
            try decisions.requirePublic(article)
            let orders = try decisions.orders(on: article)
            if !isAdult { try decisions.requireNoAgeLimit(orders) }
            let channels = try ChannelStore(connection: connection).all()
            let topics = try TopicStore(connection: connection).topics(of: id)
            let account = try reader.flatMap { try AccountStore(connection: connection).find($0) }
            return ArticleContents(
                article: article, label: article.restriction == .none ? nil : try articles.label(of: id),
                orders: orders,
                revision: revision, publication: publication,
                channel: channels.first { $0.id == article.channel }, channels: channels, topics: topics,
                media: try MediaRecordStore(connection: connection).used(by: live),
                comments: try CommentView(article, for: account, connection, at: now).section(),
                moreFromPublication: try articles.latest(.publication(article.publication), limit: 6)
                    .filter { $0.id != id }.prefix(5).map { $0 },
                related: try articles.related(to: article, topics: topics, limit: 6),
                hot: try articles.hot(.everything, limit: 10, at: now, except: id),
                channelLeads: try channels.filter { $0.id != article.channel }
                    .compactMap { try articles.latest(.channel($0.id), limit: 1).first },
                originals: try articles.originals(except: id),
                corrections: try CorrectionStore(connection: connection).corrections(of: id),
                settings: try SettingStore(connection: connection).site(),
                tally: try ReactionStore(connection: connection).tally(of: id),
                log: try LogStore(connection: connection).place(of: live),
                reader: try reader.map { try articles.reader($0, of: article) },
                origin: try OriginalityStates(connection: connection).origin(of: id, revision.content.declarations))
        }
    }
}

extension ArticleStore {
    func reader(_ account: Identifier<Account>, of article: Article) throws -> ArticleReader {
        func holds(_ condition: SQL) throws -> Bool {
            try connection.value("SELECT count(*) FROM \(condition) AND account_id = \(account)") ?? 0 > 0
        }
        return ArticleReader(
            likes: try holds("article_like WHERE article_id = \(article.id)"),
            bookmarked: try holds("bookmark WHERE article_id = \(article.id)"),
            follows: try holds("publication_follow WHERE publication_id = \(article.publication)"),
            keepsHistory: try ReaderStore(connection: connection).keepsHistory(account))
    }
}

/// Why something cannot be read.
public enum ReadingError: ReadableError, Hashable {
    case noSuchArticle, removed, closed, noSuchPublication, noSuchChannel, noSuchTopic, noSuchPage

    public var kind: ReadableErrorKind { self == .removed || self == .closed ? .gone : .notFound }

    public var messageKey: String {
        switch self {
        case .noSuchArticle: "no_such_article"
        case .removed: "removed"
        case .closed: "publication_closed"
        case .noSuchPublication: "no_such_publication"
        case .noSuchChannel: "no_such_channel"
        case .noSuchTopic: "no_such_topic"
        case .noSuchPage: "no_such_page"
        }
    }

    public var description: String { messageKey.split(separator: "_").joined(separator: " ") }
}
