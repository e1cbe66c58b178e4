public import Kernel
import Storage

/// The numbers of a publication, for its members.
public struct PublicationNumbers: Sendable {
    public let settings: PublicationSettings
    public let numbers: Numbers
    /// Those read most in the range.
    public let articles: [ArticleNumbers]
    public let followers: Int
    /// The newest that was worked out; `nil` before there is enough to go by.
    public let index: PublicationIndex?
    /// Totals of the last days, the oldest first.
    public let indexBefore: [Int]
}

/// The numbers of one article, for members of its publication.
public struct SingleArticleNumbers: Sendable {
    public let article: Article
    public let title: String
    public let settings: PublicationSettings
    public let numbers: Numbers
    /// Since it was published.
    public let allReads: Int
}

extension Platform {
    /// - Throws: `ReadingError.noSuchPublication` to those who do not belong to it.
    public func numbers(of handle: Handle, _ range: Numbers.Range, for account: Account) async throws
        -> PublicationNumbers
    {
        let settings = try await publicationSettings(handle, for: account)
        let now = clock.now, id = settings.publication.publication.id
        return try await read { connection in
            let store = NumbersStore(connection: connection, zone: settings.chrome.settings.zone, now: now)
            let indexes = IndexStore(connection: connection)
            return PublicationNumbers(
                settings: settings, numbers: try store.numbers(of: .publication(id), range),
                articles: try store.articles(of: id, range, limit: 50),
                followers: try connection.value(
                    "SELECT count(*) FROM publication_follow WHERE publication_id = \(id)") ?? 0,
                index: try indexes.latest(of: id), indexBefore: try indexes.totals(of: id, limit: 90))
        }
    }

    /// - Throws: `ReadingError.noSuchArticle` for one that was never published, or of a publication they do not belong to.
    public func numbers(of id: Identifier<Article>, _ range: Numbers.Range, for account: Account) async throws
        -> SingleArticleNumbers
    {
        let found = try await read { connection in
            let articles = ArticleStore(connection: connection)
            guard let article = try articles.find(id), let live = article.liveRevision,
                let title = try articles.revision(live)?.content.title,
                let publication = try PublicationStore(connection: connection).find(article.publication),
                try MembershipStore(connection: connection).role(of: account.id, in: article.publication) != nil
            else { throw ReadingError.noSuchArticle }
            return (article: article, title: title, handle: publication.handle)
        }
        let settings = try await publicationSettings(found.handle, for: account)
        let now = clock.now
        return try await read { connection in
            let store = NumbersStore(connection: connection, zone: settings.chrome.settings.zone, now: now)
            return SingleArticleNumbers(
                article: found.article, title: found.title, settings: settings,
                numbers: try store.numbers(of: .article(found.article), range),
                allReads: try connection.value("SELECT reads FROM article_tally WHERE article_id = \(id)") ?? 0)
        }
    }
}
