/// What is to be found, and in which order.
public struct SearchRequest: Sendable {
    public enum Order: Sendable {
        case relevance, newest
    }

    public let text: SearchText
    /// Facets a document must have.
    public var facets: [Term] = []
    /// When it must have been published, in milliseconds.
    public var times: Range<Int64>?
    public var order = Order.relevance
    /// How many hits are wanted.
    public var limit = 20
    /// Whether documents may be found that have only part of what is wanted, when few have all.
    public var allowsParts = true

    public init(_ text: SearchText) {
        self.text = text
    }
}

/// A document that was found.
public struct SearchHit: Hashable, Sendable {
    /// Of the article.
    public let id: Int64
    public let score: Double
}

/// What was found.
public struct SearchHits: Sendable {
    /// Those that have everything, the best first.
    public var complete: [SearchHit] = []
    /// How many have everything, also those beyond the limit.
    public var completeCount = 0
    /// Those that have a good part, where only few have everything.
    public var partial: [SearchHit] = []

    public init() {}
}
