import Foundation
import Kernel

/// The index (指数) of a publication: 0 to 1000, over the last 180 days, of five parts that weigh the same.
public struct PublicationIndex: Hashable, Sendable {
    public enum Part: String, Sendable, CaseIterable {
        case originality, quality, activity, focus, interaction
    }

    public static let days = 180
    public static let perPart = 200
    /// With fewer articles in that time there is none.
    public static let leastArticles = 3

    public let day: CalendarDay
    public let working: Working

    public var total: Int { Part.allCases.reduce(0) { $0 + working.points($1) } }

    /// What was counted, from which everybody can work the parts out again.
    public struct Working: Hashable, Sendable, Codable {
        public var articles = 0
        // What their authors declare; an article is in one of these.
        public var original = 0
        public var translated = 0
        public var reprinted = 0
        public var generated = 0
        public var undeclared = 0
        // What became of what was reviewed.
        public var approved = 0
        public var returned = 0
        public var rejected = 0
        /// Articles the platform has restricted.
        public var restricted = 0
        public var corrections = 0
        /// On how many days something was published.
        public var publishingDays = 0
        /// Articles per channel, the most first.
        public var channels: [Int] = []
        /// Articles with one of the five topics it writes about most.
        public var onTopic = 0
        public var reads = 0
        public var likes = 0
        public var comments = 0
        public var shares = 0
        public var follows = 0
    }
}

extension PublicationIndex.Working {
    /// From 0 to 200.
    public func points(_ part: PublicationIndex.Part) -> Int {
        Int((share(part) * Double(PublicationIndex.perPart)).rounded())
    }

    /// From 0 to 1.
    func share(_ part: PublicationIndex.Part) -> Double {
        guard articles > 0 else { return 0 }
        let all = Double(articles)
        switch part {
        case .originality:
            let worth = [(original, 1.0), (translated, 0.6), (undeclared, 0.5), (generated, 0.2), (reprinted, 0.1)]
            return worth.reduce(0) { $0 + Double($1.0) * $1.1 } / all
        case .quality:
            let decided = approved + returned + rejected
            let reviewed = decided == 0 ? 1 : (Double(approved) + 0.5 * Double(returned)) / Double(decided)
            return reviewed * (1 - Double(min(restricted, articles)) / all)
        case .activity: return min(1, Double(publishingDays) / Self.fullDays)
        case .focus: return (1 - spread + Double(onTopic) / all) / 2
        case .interaction: return 1 - exp2(-interactionRate / Self.halfRate)
        }
    }

    /// Two days a week.
    public static let fullDays = 52.0
    /// So many interactions per hundred reads are worth half of the points.
    public static let halfRate = 3.0

    /// Likes, comments, shares and follows per hundred reads; a hundred reads at least are taken as the measure, so that
    /// the first few say little.
    public var interactionRate: Double {
        let interactions = likes + 2 * comments + 2 * shares + 3 * follows
        return 100 * Double(interactions) / Double(max(reads, 100))
    }

    /// How evenly the articles lie over channels: 0 in one, 1 evenly over eight or more (Shannon's entropy in bits, of three).
    public var spread: Double {
        let sum = Double(channels.reduce(0, +))
        guard sum > 0 else { return 1 }
        let entropy = channels.filter { $0 > 0 }.reduce(0.0) { total, count in
            let share = Double(count) / sum
            return total - share * log2(share)
        }
        return min(1, entropy / 3)
    }
}
