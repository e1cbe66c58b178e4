/// What a text has in common with others, in words a reader knows.
public struct SharedWords {
    private let own: TermVector
    /// Where the text's most telling terms stand, in their order.
    private let tokens: [Token]
    private var boundaries: WordBoundaries

    /// - Parameter own: the text's vector.
    public init(of text: String, _ own: TermVector) {
        self.own = own
        boundaries = WordBoundaries(text)
        let telling = Set(own.elements.map(\.term))
        var tokens: [Token] = []
        Analyzer().forEachToken(in: text) { if telling.contains($0.term) { tokens.append($0) } }
        self.tokens = tokens
    }

    /// The most telling phrases and words of the text that another text has as well, the weightiest first, as they are
    /// written in this one. Chinese pairs that overlap become one phrase.
    public mutating func phrases(with other: TermVector, limit: Int = 3) -> [String] {
        var shares: [Term: Float] = [:]
        let others = Dictionary(other.elements.map { ($0.term, $0.weight) }) { first, _ in first }
        for element in own.elements { shares[element.term] = others[element.term].map { $0 * element.weight } }

        var candidates: [[Term]: Candidate] = [:]
        for candidate in runs(of: shares) where candidates[candidate.terms] == nil {
            candidates[candidate.terms] = candidate
        }
        var used: Set<Term> = []
        var phrases: [String] = []
        for candidate in candidates.values.sorted(by: { ($0.share, $1.start) > ($1.share, $0.start) }) {
            guard phrases.count < limit else { break }
            guard used.isDisjoint(with: candidate.terms) else { continue }
            used.formUnion(candidate.terms)
            let range = candidate.start..<candidate.end
            let phrase = boundaries.text(candidate.isChinese ? boundaries.whole(range) : range)
            if !phrases.contains(where: { $0.contains(phrase) }) { phrases.append(phrase) }
        }
        return phrases
    }
}

extension SharedWords {
    private struct Candidate {
        var terms: [Term]
        var share: Float
        let start: Int
        var end: Int
        /// Where the last character of a Chinese phrase is, from which the next pair goes on.
        var position: Int
        let isChinese: Bool
    }

    /// A phrase of six characters says what it is about; a longer one is a sentence.
    private static let longest = 5

    private func runs(of shares: [Term: Float]) -> [Candidate] {
        var runs: [Candidate] = []
        var open: Candidate?
        for token in tokens {
            guard let share = shares[token.term], !isEmpty(token) else { continue }
            let isPair = token.term.kind == .pair
            if isPair, var run = open, run.isChinese, run.position + 1 == token.position,
                run.terms.count < Self.longest
            {
                if !run.terms.contains(token.term) { run.share += share }
                run.terms.append(token.term)
                run.end = token.range.upperBound
                run.position = token.position
                open = run
            } else {
                if let open { runs.append(open) }
                open = Candidate(
                    terms: [token.term], share: share, start: token.range.lowerBound, end: token.range.upperBound,
                    position: token.position, isChinese: isPair)
            }
        }
        if let open { runs.append(open) }
        return runs
    }

    /// Words too short to say anything, numbers, and pairs with a character that joins words.
    private func isEmpty(_ token: Token) -> Bool {
        let word = boundaries.text(token.range)
        if token.term.kind == .word { return token.range.count < 3 || word.utf8.allSatisfy { $0 < 0x3A } }
        return word.unicodeScalars.contains { WordBoundaries.joining.contains($0) }
    }
}
