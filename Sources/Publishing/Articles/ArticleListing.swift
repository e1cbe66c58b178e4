public import Kernel
import Storage

/// Which listed articles are meant.
public enum ArticleListing: Hashable, Sendable {
    case everything
    case channel(Identifier<Channel>)
    case topic(Identifier<Topic>)
    case publication(Identifier<Publication>)

    /// A condition on `article`; always true of listed articles only.
    var condition: SQL {
        switch self {
        case .everything: Article.isListed
        case .channel(let id): "\(Article.isListed) AND article.channel_id = \(id)"
        case .publication(let id): "\(Article.isListed) AND article.publication_id = \(id)"
        case .topic(let id):
            """
            \(Article.isListed)
            AND article.id IN (SELECT article_id FROM article_topic WHERE article_topic.topic_id = \(id))
            """
        }
    }
}

/// One page of a long list.
public struct Page<Item: Sendable>: Sendable {
    public let items: [Item]
    /// 1 for the first.
    public let number: Int
    public let hasNext: Bool

    public static var size: Int { 20 }
    /// Pages beyond this are not served: nobody reads that far, and a database would count its way there.
    public static var maximumNumber: Int { 500 }

    init(number: Int, _ load: (_ limit: Int, _ offset: Int) throws -> [Item]) rethrows {
        let found = try load(Self.size + 1, (number - 1) * Self.size)
        self.number = number
        items = Array(found.prefix(Self.size))
        hasNext = found.count > Self.size && number < Self.maximumNumber
    }

    init(items: [Item], number: Int, hasNext: Bool) {
        self.items = items
        self.number = number
        self.hasNext = hasNext
    }

    /// The same page of something else.
    func map<Other: Sendable>(_ transform: (Item) throws -> Other) rethrows -> Page<Other> {
        Page<Other>(items: try items.map(transform), number: number, hasNext: hasNext)
    }

    /// The page a reader asked for. The first may be empty, a later one may not.
    /// - Throws: `ReadingError.noSuchPage`.
    static func requested(_ number: Int, _ load: (_ limit: Int, _ offset: Int) throws -> [Item]) throws -> Page {
        guard (1...maximumNumber).contains(number) else { throw ReadingError.noSuchPage }
        let page = try Page(number: number, load)
        guard number == 1 || !page.items.isEmpty else { throw ReadingError.noSuchPage }
        return page
    }
}

extension ArticleStore {
    /// The newest first.
    /// - Parameter isDemotedToo: whether what is not recommended is among them.
    func latest(_ listing: ArticleListing, limit: Int, offset: Int = 0, isDemotedToo: Bool = true) throws
        -> [ArticleCard]
    {
        let condition: SQL = isDemotedToo ? "" : "AND \(Article.isRecommended)"
        return try connection.rows(
            """
            \(ArticleCard.select) WHERE \(listing.condition) \(condition)
            ORDER BY article.published_at DESC, article.id DESC LIMIT \(limit) OFFSET \(offset)
            """, ArticleCard.init)
    }

    func count(_ listing: ArticleListing) throws -> Int {
        try connection.value("SELECT count(*) FROM article WHERE \(listing.condition)") ?? 0
    }
}
