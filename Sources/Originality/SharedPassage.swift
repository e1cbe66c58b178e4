/// A passage two texts have in common, give or take a changed character.
public struct SharedPassage: Hashable, Sendable {
    /// Units of the text that is checked.
    public let own: Range<Int>
    /// Units of the other.
    public let other: Range<Int>
    /// What stands alike in both, in the order of the other.
    let runs: [Run]

    /// A stretch of both without a difference.
    struct Run: Hashable, Sendable {
        let own: Int
        let other: Int
        var length: Int

        var shift: Int { own - other }
    }
}

/// Compares one text with others.
public struct TextComparison: Sendable {
    public let text: ComparedText
    private let grams: GramTable

    /// A gram that stands in the text more often is looked at where it stands last.
    private static let repeats = 6
    /// Of the passage's units so many are in shared grams; even with every tenth character replaced it is more.
    private static let leastShared = 0.5
    /// Thirty ideographs, or sixty letters: less is a turn of phrase.
    static let leastWeight = 60

    public init(_ text: ComparedText) {
        self.text = text
        grams = GramTable(text.sketch)
    }

    /// What the index's sketch of another text says they share. A hash may deceive, once in many billions.
    public func passages(with other: Sketch) -> [SharedPassage] {
        passages(with: other, in: [0..<other.bytes.count], units: nil)
    }

    /// What they share, character by character.
    /// - Parameter promised: what the sketch says they share; nothing else is looked at.
    public func passages(with other: ComparedText, among promised: [SharedPassage]) -> [SharedPassage] {
        if promised.allSatisfy({ $0.runs.allSatisfy { isAlike($0, in: other) } }) { return promised }
        let stretches = Likeness.union(promised.map { $0.other.clamped(to: other.units.indices) })
        return passages(with: other.sketch, in: stretches, units: other.units)
    }

    private func isAlike(_ run: SharedPassage.Run, in other: ComparedText) -> Bool {
        run.other + run.length <= other.units.count
            && Self.isSame(text.units, run.own, other.units, run.other, run.length)
    }

    private func passages(
        with other: Sketch, in stretches: [Range<Int>], units: [UInt32]?
    ) -> [SharedPassage] {
        var chains = Chains()
        grams.withReader { grams in
            for stretch in stretches {
                other.forEachGram(in: stretch) { start, length, hash in
                    var own = grams.last(hash)
                    if own < 0 { return }
                    chains.end(before: start)
                    var count = 0
                    while own >= 0, count < Self.repeats {
                        if units.map({ Self.isSame(text.units, own, $0, start, length) }) ?? true {
                            chains.extend(own, start, length, isRepeat: count > 0)
                        }
                        own = grams.previous(own)
                        count += 1
                    }
                }
            }
        }
        return chains.all.filter { isPassage($0, of: other) }
            .map { SharedPassage(own: $0.own, other: $0.other, runs: $0.runs) }
            .sorted { ($0.own.lowerBound, $0.other.lowerBound) < ($1.own.lowerBound, $1.other.lowerBound) }
    }

    @inline(__always)
    private static func isSame(_ own: [UInt32], _ start: Int, _ other: [UInt32], _ otherStart: Int, _ length: Int)
        -> Bool
    {
        for index in 0..<length where own[start + index] != other[otherStart + index] { return false }
        return true
    }

    private func isPassage(_ chain: Chain, of other: Sketch) -> Bool {
        other.weight(of: chain.other) >= Self.leastWeight
            && Double(chain.shared) >= Self.leastShared * Double(max(chain.own.count, chain.other.count))
    }
}
