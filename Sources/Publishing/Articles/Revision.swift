public import Document
public import Kernel
import Storage

/// What an article said at one time. Never changed; an edit is a new revision.
public struct Revision: Hashable, Sendable {
    public let id: Identifier<Revision>
    public let article: Identifier<Article>
    /// 1 for the first.
    public let number: Int
    public let content: ArticleContent
    public let createdAt: Timestamp

    init(
        id: Identifier<Revision>, article: Identifier<Article>, number: Int, content: ArticleContent,
        createdAt: Timestamp
    ) {
        self.id = id
        self.article = article
        self.number = number
        self.content = content
        self.createdAt = createdAt
    }

    init(row: Row) throws {
        id = try row["revision_id"]
        article = try row["article_id"]
        number = try row["number"]
        createdAt = try row["revision_created_at"]
        content = ArticleContent(
            title: try row["title"], summary: try row["summary"], language: try row["language"],
            cover: try row["cover"], document: try Document(json: row["document"]),
            declarations: try Declaration.list(json: row["declarations"]))
    }

    static let columns: SQL = """
        revision.id AS revision_id, revision.article_id AS article_id, revision.number AS number,
        revision.title AS title, revision.summary AS summary, revision.language AS language, revision.cover AS cover,
        revision.document AS document, revision.declarations AS declarations, revision.created_at AS revision_created_at
        """
}

/// What a revision holds.
public struct ArticleContent: Hashable, Sendable {
    public var title: String
    public var summary: String
    /// The language the article is written in, as a BCP 47 tag.
    public var language: String
    public var cover: ContentHash?
    public var document: Document
    public var declarations: [Declaration]

    public init(
        title: String, summary: String = "", language: String = "zh-Hans", cover: ContentHash? = nil,
        document: Document,
        declarations: [Declaration] = []
    ) {
        self.title = title
        self.summary = summary
        self.language = language
        self.cover = cover
        self.document = document
        self.declarations = declarations
    }

    /// Every stored file the content shows.
    public var media: Set<ContentHash> {
        var hashes = Set(cover.map { [$0] } ?? [])
        for case .stored(let hash) in document.mediaSources { hashes.insert(hash) }
        return hashes
    }
}
