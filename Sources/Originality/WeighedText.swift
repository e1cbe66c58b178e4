/// A text with what each stretch of it weighs: 2 for an ideograph, 1 for a letter, less where many texts have it, and nothing
/// where it is marked as somebody else's words.
public struct WeighedText: Sendable {
    public let text: ComparedText
    /// What all units before one weigh together.
    private let sums: [Double]

    public init(_ text: ComparedText, _ rarity: Rarity) {
        self.text = text
        var sums: [Double] = [0], sum = 0.0
        sums.reserveCapacity(text.units.count + 1)
        for unit in text.units.indices {
            if !text.quoted[unit] { sum += Double(Sketch.weight(of: text.sketch.bytes[unit])) * Double(rarity[unit]) }
            sums.append(sum)
        }
        self.sums = sums
    }

    public func weight(of range: Range<Int>) -> Double { sums[range.upperBound] - sums[range.lowerBound] }

    /// How much of the text stands in any of the ranges, from 0 to 1.
    public func share(of ranges: [Range<Int>]) -> Double {
        let total = weight(of: text.units.indices)
        guard total > 0 else { return 0 }
        return Likeness.union(ranges).reduce(0) { $0 + weight(of: $1) } / total
    }
}
