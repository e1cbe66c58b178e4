public import Document

/// Where in an article something is meant: a part of it, one of its text blocks or pictures, or some words.
public struct ArticlePlace: Hashable, Sendable, Codable {
    public enum Part: String, Sendable, Codable, CaseIterable {
        case article, title, summary, cover, topics, declarations, body
    }

    public var part: Part
    /// The number of a text block of the body (`Document.textBlocks`), from 0.
    public var block: Int?
    /// Words in that block.
    public var passage: Passage?
    /// The number of a picture of the body (`Document.figures`), from 0.
    public var picture: Int?
    /// Words of the title, the summary or a topic.
    public var words: String?

    public init(_ part: Part, words: String? = nil) {
        self.part = part
        self.words = words
    }

    public init(block: Int) {
        part = .body
        self.block = block
    }

    public init(_ passage: Passage) {
        self.init(block: passage.block)
        self.passage = passage
    }

    public init(picture: Int) {
        part = .body
        self.picture = picture
    }

    public static let article = ArticlePlace(.article)

    /// The words meant, where only some are.
    public var quote: String? { passage?.quote ?? words }
}

extension ArticlePlace {
    init(json: String) throws {
        self = try StoredJSON.value(in: json)
    }

    func json() throws -> String {
        try StoredJSON.text(self)
    }
}

/// What a reviewer says a comment is about.
public enum CommentTarget: Hashable, Sendable {
    case article, title, summary
    /// A text block by its number, from 0, and some of its words; where those stand more than once, the ones that begin
    /// after so many UTF-16 code units.
    case passage(block: Int, quote: String?, start: Int?)

    /// - Throws: `ReviewError.badPlace` for a block or words the document does not have.
    func place(in document: Document) throws -> ArticlePlace {
        switch self {
        case .article: return .article
        case .title: return ArticlePlace(.title)
        case .summary: return ArticlePlace(.summary)
        case .passage(let block, let quote, let start):
            let texts = document.textBlocks
            guard texts.indices.contains(block) else { throw ReviewError.badPlace }
            guard let quote, !quote.isEmpty else { return ArticlePlace(block: block) }
            guard let location = Self.location(of: quote, in: texts[block], block, near: start),
                let passage = Passage(in: document, at: location)
            else { throw ReviewError.badPlace }
            return ArticlePlace(passage)
        }
    }

    private static func location(of quote: String, in text: String, _ block: Int, near start: Int?)
        -> Passage.Location?
    {
        let starts = text.ranges(of: quote).map { text.utf16.distance(from: text.startIndex, to: $0.lowerBound) }
        let chosen = start.flatMap { start in starts.min { abs($0 - start) < abs($1 - start) } } ?? starts.first
        return chosen.map { Passage.Location(block: block, start: $0, end: $0 + quote.utf16.count) }
    }
}
