/// A term that was looked for, and where in a text it stands.
struct Match {
    let term: Term
    let range: Range<Int>
}

/// How much it says for a stretch of text that a term stands in it.
struct TermWeights {
    private var weights: [Term: Int] = [:]
    /// A bit for each remainder of a wanted term: nearly every word of a text is passed over by it.
    private var remainders: UInt64 = 0
    private(set) var total = 0

    init(_ text: SearchText) {
        for term in text.terms { weights[term] = 4 }
        // Where no pair stands, its characters are better than nothing.
        for term in text.characters where weights[term] == nil { weights[term] = 1 }
        for (term, weight) in weights {
            remainders |= 1 << (term.key & 63)
            total += weight
        }
    }

    /// 0 for what was not looked for.
    @inline(__always)
    subscript(term: Term) -> Int {
        remainders >> (term.key & 63) & 1 == 0 ? 0 : weights[term] ?? 0
    }
}

/// The stretch of at most some length in which matches weigh most, each term counted once. Matches are added in their order.
struct DensestStretch {
    private(set) var matches: [Match] = []
    /// Empty as long as there is no match.
    private(set) var range = 0..<0

    private let weights: TermWeights
    private let length: Int
    private var most = 0
    private var first = 0
    private var weight = 0
    private var inside: [Term: Int] = [:]

    init(_ weights: TermWeights, length: Int) {
        self.weights = weights
        self.length = length
    }

    var hasEverything: Bool { most == weights.total }

    mutating func add(_ match: Match) {
        matches.append(match)
        if inside[match.term, default: 0] == 0 { weight += weights[match.term] }
        inside[match.term, default: 0] += 1
        while match.range.upperBound - matches[first].range.lowerBound > length,
            matches[first].range.lowerBound < match.range.lowerBound
        {
            let left = matches[first].term
            inside[left, default: 1] -= 1
            if inside[left] == 0 { weight -= weights[left] }
            first += 1
        }
        if weight > most {
            most = weight
            range = min(matches[first].range.lowerBound, match.range.lowerBound)..<match.range.upperBound
        }
    }
}
