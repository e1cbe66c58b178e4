/// A passage two texts have in common, give or take a changed character.
public struct SharedPassage: Hashable, Sendable {
    /// Units of the text that is checked.
    public let own: Range<Int>
    /// Units of the other.
    public let other: Range<Int>
}

/// Compares one text with others.
public struct TextComparison: Sendable {
    let text: ComparedText
    private let grams: GramTable

    /// A passage goes on over so many units that differ.
    private static let gap = 32
    /// How far characters put in or left out may move it.
    private static let slack = 8
    /// A gram that stands in the text more often is looked at where it stands last.
    private static let repeats = 6
    private static let openAtOnce = 64
    /// Of the passage's units so many are in shared grams; even with every tenth character replaced it is more.
    private static let leastShared = 0.5
    /// Thirty ideographs, or sixty letters: less is a turn of phrase.
    static let leastWeight = 60

    public init(_ text: ComparedText) {
        self.text = text
        grams = GramTable(text.sketch)
    }

    /// What the index's sketch of another text says they share. A hash may deceive, once in many billions.
    public func passages(with other: Sketch) -> [SharedPassage] { passages(with: other, units: nil) }

    /// What they share, character by character.
    public func passages(with other: ComparedText) -> [SharedPassage] {
        passages(with: other.sketch, units: other.units)
    }

    /// Grams both have, one after another and about as far apart in both.
    private struct Chain {
        var own: Range<Int>
        var other: Range<Int>
        var lastOwn: Int
        var shift: Int
        var shared: Int
    }

    private func passages(with other: Sketch, units: [UInt32]?) -> [SharedPassage] {
        var open: [Chain] = [], ended: [Chain] = []
        grams.withReader { grams in
            other.forEachGram { start, length, hash in
                var own = grams.last(hash)
                if own < 0 { return }
                Self.end(&open, before: start, &ended)
                var count = 0
                while own >= 0, count < Self.repeats {
                    let isSame = units.map { text.units[own..<(own + length)] == $0[start..<(start + length)] } ?? true
                    if isSame { Self.extend(&open, own, start, length) }
                    own = grams.previous(own)
                    count += 1
                }
            }
        }
        return (ended + open).filter { isPassage($0, of: other) }
            .map { SharedPassage(own: $0.own, other: $0.other) }
            .sorted { ($0.own.lowerBound, $0.other.lowerBound) < ($1.own.lowerBound, $1.other.lowerBound) }
    }

    @inline(__always)
    private static func end(_ open: inout [Chain], before start: Int, _ ended: inout [Chain]) {
        var index = 0
        while index < open.count {
            if open[index].other.upperBound + gap < start {
                if open[index].other.count >= leastWeight / 2 { ended.append(open[index]) }
                open.swapAt(index, open.count - 1)
                open.removeLast()
            } else {
                index += 1
            }
        }
    }

    @inline(__always)
    private static func extend(_ open: inout [Chain], _ own: Int, _ other: Int, _ length: Int) {
        let shift = own - other
        var best: Int?
        var nearest = slack + 1
        for index in open.indices where own >= open[index].lastOwn && own <= open[index].own.upperBound + gap {
            let distance = abs(open[index].shift - shift)
            if distance < nearest { (best, nearest) = (index, distance) }
        }
        guard let best else {
            guard open.count < openAtOnce else { return }
            open.append(
                Chain(
                    own: own..<(own + length), other: other..<(other + length), lastOwn: own, shift: shift,
                    shared: length))
            return
        }
        let end = max(open[best].other.upperBound, other + length)
        open[best].shared += end - max(open[best].other.upperBound, other)
        open[best].other = open[best].other.lowerBound..<end
        open[best].own = open[best].own.lowerBound..<max(open[best].own.upperBound, own + length)
        open[best].lastOwn = own
        open[best].shift = shift
    }

    private func isPassage(_ chain: Chain, of other: Sketch) -> Bool {
        other.weight(of: chain.other) >= Self.leastWeight
            && Double(chain.shared) >= Self.leastShared * Double(max(chain.own.count, chain.other.count))
    }
}
