import Document
public import Kernel

/// What a working copy holds: all a revision will, and where the article is filed.
public struct DraftContent: Hashable, Sendable {
    public var content: ArticleContent
    public var filing: Filing

    public init(content: ArticleContent, filing: Filing = Filing()) {
        self.content = content
        self.filing = filing
    }

    /// A new, empty article.
    public static func empty(language: Language) -> DraftContent {
        DraftContent(content: ArticleContent(title: "", language: language.rawValue, document: Document()))
    }
}

/// Everything about an article beside its text: applied to it when the revision goes live.
public struct Filing: Hashable, Sendable, Codable {
    public enum CommentPolicy: String, Sendable, Codable, CaseIterable {
        case open
        /// A moderator looks at each first.
        case afterReview = "after-review"
        case closed
    }

    /// A part of the cover, in fractions of its width and height.
    public struct Crop: Hashable, Sendable, Codable {
        public var x: Double
        public var y: Double
        public var width: Double
        public var height: Double

        /// `nil` unless it lies within the picture and is not empty.
        public init?(x: Double, y: Double, width: Double, height: Double) {
            guard [x, y, width, height].allSatisfy({ $0.isFinite && $0 >= 0 && $0 <= 1 }), width > 0.01, height > 0.01,
                x + width <= 1.001, y + height <= 1.001
            else { return nil }
            self.x = x
            self.y = y
            self.width = width
            self.height = height
        }
    }

    public var channel: Identifier<Channel>?
    /// Names, at most `maximumTopics`.
    public var topics: [String] = []
    public var coverCrop: Crop?
    /// When to publish; at once without it.
    public var scheduledAt: Timestamp?
    /// Where a reprint first appeared, an absolute http(s) address.
    public var canonical: String?
    public var comments = CommentPolicy.open
    /// What a correction (更正) corrects, for readers; not one without it.
    public var correction: String?

    public static let maximumTopics = 8

    public init() {}
}

extension DraftContent {
    private struct Stored: Codable {
        var title: String
        var summary: String
        var language: String
        var cover: ContentHash?
        var declarations: [Declaration]
        var document: String
        var filing: Filing
    }

    init(json: String) throws {
        let stored = try StoredJSON.value(Stored.self, in: json)
        self.init(
            content: ArticleContent(
                title: stored.title, summary: stored.summary, language: stored.language, cover: stored.cover,
                document: try Document(json: stored.document), declarations: stored.declarations),
            filing: stored.filing)
    }

    func json() throws -> String {
        let stored = Stored(
            title: content.title, summary: content.summary, language: content.language, cover: content.cover,
            declarations: content.declarations, document: content.document.json(), filing: filing)
        return try StoredJSON.text(stored)
    }
}

extension Filing {
    init(json: String) throws {
        self = try StoredJSON.value(in: json)
    }

    func json() throws -> String {
        try StoredJSON.text(self)
    }
}
