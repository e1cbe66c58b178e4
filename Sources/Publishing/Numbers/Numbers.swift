public import Kernel

/// What readers did with a publication or one of its articles, day by day.
public struct Numbers: Sendable {
    public struct Day: Hashable, Sendable {
        public let day: CalendarDay
        public var reads: [ReadSource: Int] = [:]
        public var likes = 0
        public var comments = 0
        /// New followers of the publication.
        public var follows = 0
        public var shares = 0

        public var allReads: Int { reads.values.reduce(0, +) }
    }

    /// How far back they reach.
    public enum Range: Int, Sendable, CaseIterable {
        case week = 7
        case month = 30
        case quarter = 90
    }

    public let range: Range
    /// Every day of the range, the oldest first.
    public let days: [Day]
    /// Reads of as many days before.
    public let readsBefore: Int

    /// Where readers came from in the whole range, the most first.
    public var sources: [(source: ReadSource, reads: Int)] {
        var sums: [ReadSource: Int] = [:]
        for day in days { sums.merge(day.reads, uniquingKeysWith: +) }
        return sums.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
            .map { (source: $0.key, reads: $0.value) }
    }

    public func sum(_ value: (Day) -> Int) -> Int { days.reduce(0) { $0 + value($1) } }
}

/// One article in the list of a publication's numbers.
public struct ArticleNumbers: Hashable, Sendable {
    public let article: Identifier<Article>
    public let title: String
    public let publishedAt: Timestamp
    /// Within the range.
    public let reads: Int
    public let likes: Int
    public let comments: Int
    /// Since it was published.
    public let allReads: Int
}
