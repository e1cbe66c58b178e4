public import Document
public import Kernel

/// What of a text stands in articles that were published before.
public struct ReuseReport: Hashable, Sendable {
    /// How much of the text stands in others' articles without their licence, from 0 to 1; quotations left out, and what
    /// many articles have in common counted for little.
    public let share: Double
    /// How much of the text is in quotations marked as such.
    public let quotedShare: Double
    /// Those it is most of, or most of it, first; of several as alike, the earliest.
    public let sources: [ReuseSource]

    public init(share: Double, quotedShare: Double, sources: [ReuseSource]) {
        self.share = share
        self.quotedShare = quotedShare
        self.sources = sources
    }

    /// Another's article this text is a reprint of, by how much they share, licensed or not.
    public var original: ReuseSource? { sources.first { $0.isReprint && $0.relation != .own } }
    public var unlicensed: [ReuseSource] { sources.filter { $0.relation == .other } }
}

/// An article that has passages of the text.
public struct ReuseSource: Hashable, Sendable {
    public enum Relation: String, Sendable {
        /// Of the same publication.
        case own
        /// Its publication has allowed the reprint.
        case licensed
        case other
    }

    public let article: Identifier<Article>
    public let title: String
    public let handle: Handle
    public let publication: Identifier<Publication>
    public let publicationName: String
    public let publishedAt: Timestamp
    public let relation: Relation
    /// How much of the text stands in this article, from 0 to 1.
    public let share: Double
    /// How much of this article stands in the text.
    public let otherShare: Double
    /// One is, for the most part, the other; else only passages are shared.
    public let isReprint: Bool
    public let passages: [ReusedPassage]

    /// Words of it stand in the text that are not marked as its.
    public var isReused: Bool { isReprint || passages.contains { !$0.isQuoted } }
}

/// Words that stand in both.
public struct ReusedPassage: Hashable, Sendable {
    /// As they stand in the text that was checked.
    public let own: String
    /// As they stand in the other article.
    public let other: String
    /// Where they begin in the text that was checked.
    public let place: Passage.Location?
    public let isQuoted: Bool
}
