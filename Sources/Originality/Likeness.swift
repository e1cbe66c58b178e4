/// How much of a text stands in another, by two measures that answer two questions.
///
/// "Is this a reprint?" asks how much of one text is the other: `share` of the text that is checked, or `otherShare` of the
/// other. "Is a passage reused?" asks how much text is shared at all, wherever it stands: `weight`. Both count what many
/// texts have in common for little, and leave out what is marked as a quotation.
public struct Likeness: Hashable, Sendable {
    public let passages: [SharedPassage]
    /// Of the checked text, from 0 to 1.
    public let share: Double
    /// Of the other text, from 0 to 1.
    public let otherShare: Double
    /// What the weightiest passage weighs: 2 for an ideograph, 1 for a letter, less where many have it.
    public let weight: Double

    /// Chosen on the pairs of even number; the benchmark reports on the others.
    public static let reprintShare = 0.4
    public static let passageWeight = 120.0

    /// A good part of one text is the other: a copy, a longer text cut down, or a shorter one with more around it.
    public var isReprint: Bool { hasPassage && max(share, otherShare) >= Self.reprintShare }

    public var hasPassage: Bool { weight >= Self.passageWeight }

    public init(_ passages: [SharedPassage], of text: WeighedText, other: Sketch) {
        self.passages = passages
        share = text.share(of: passages.map(\.own))
        // What the text quotes of the other is no reprint of it.
        let theirs = Self.union(passages.filter { !text.text.isQuoted($0.own) }.map(\.other))
        let total = other.weight(of: 0..<other.bytes.count)
        otherShare = total > 0 ? Double(theirs.reduce(0) { $0 + other.weight(of: $1) }) / Double(total) : 0
        weight = passages.map { text.weight(of: $0.own) }.max() ?? 0
    }

    /// The ranges in order, those that touch made one.
    public static func union(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var united: [Range<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = united.last, range.lowerBound <= last.upperBound {
                united[united.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                united.append(range)
            }
        }
        return united
    }
}

extension ComparedText {
    /// For the most part marked as somebody else's words.
    public func isQuoted(_ range: Range<Int>) -> Bool {
        range.reduce(0) { quoted[$1] ? $0 + 1 : $0 } * 2 > range.count
    }
}
