import Document
import Foundation

/// Where in an article something is meant: a part of it, a block of its text, or some words in a block.
///
/// Words are kept as a quotation with the number of its occurrence in the block, which a reader understands without the
/// program and which outlives changes elsewhere in the text.
public struct ArticlePlace: Hashable, Sendable, Codable {
    public enum Part: String, Sendable, Codable, CaseIterable {
        case article, title, summary, cover, topics, declarations, body
    }

    public var part: Part
    /// The index of a block of the body, from 0.
    public var block: Int?
    /// Words of the part or block; all of it without them.
    public var quote: String?
    /// Which occurrence of the quotation in the block, from 0.
    public var occurrence: Int

    public static let maximumQuote = 1000

    public init(_ part: Part, quote: String? = nil) {
        self.init(part: part, block: nil, quote: quote, occurrence: 0)
    }

    public init(block: Int, quote: String? = nil, occurrence: Int = 0) {
        self.init(part: .body, block: block, quote: quote, occurrence: occurrence)
    }

    private init(part: Part, block: Int?, quote: String?, occurrence: Int) {
        self.part = part
        self.block = block
        self.quote = quote
        self.occurrence = occurrence
    }

    public static let article = ArticlePlace(.article)
}

extension ArticlePlace {
    init(json: String) throws {
        self = try JSONDecoder().decode(ArticlePlace.self, from: Data(json.utf8))
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// Whether the document has such a block.
    func isIn(_ document: Document) -> Bool {
        guard part == .body else { return block == nil }
        guard let block else { return false }
        return document.blocks.indices.contains(block) && occurrence >= 0
    }
}
