/// What two texts have in common, in words a reader knows.
public enum SharedWords {
    /// The most telling phrases and words of a text that another text has as well, the weightiest first, as they are
    /// written in the text. Chinese pairs that overlap become one phrase.
    public static func phrases(in text: String, _ own: TermVector, and other: TermVector, limit: Int = 3) -> [String] {
        var shares: [Term: Float] = [:]
        let others = Dictionary(other.elements.map { ($0.term, $0.weight) }) { first, _ in first }
        for element in own.elements { shares[element.term] = others[element.term].map { $0 * element.weight } }

        var candidates: [[Term]: Candidate] = [:]
        for candidate in runs(in: text, of: shares) where candidates[candidate.terms] == nil {
            candidates[candidate.terms] = candidate
        }
        var used: Set<Term> = []
        var phrases: [String] = []
        for candidate in candidates.values.sorted(by: { ($0.share, $1.start) > ($1.share, $0.start) }) {
            guard phrases.count < limit else { break }
            guard used.isDisjoint(with: candidate.terms) else { continue }
            used.formUnion(candidate.terms)
            phrases.append(String(decoding: Array(text.utf8)[candidate.start..<candidate.end], as: UTF8.self))
        }
        return phrases
    }

    private struct Candidate {
        var terms: [Term]
        var share: Float
        let start: Int
        var end: Int
        /// Where the last character of a Chinese phrase is, from which the next pair goes on.
        var position: Int
    }

    /// A phrase of six characters says what it is about; a longer one is a sentence.
    private static let longest = 5

    private static func runs(in text: String, of shares: [Term: Float]) -> [Candidate] {
        var runs: [Candidate] = []
        var open: Candidate?
        Analyzer().forEachToken(in: text) { token in
            guard token.term.kind != .ideograph else { return }
            guard let share = shares[token.term], !isEmpty(token, text) else { return }
            let isPair = token.term.kind == .pair
            if isPair, var run = open, run.position + 1 == token.position, run.terms.count < longest {
                if !run.terms.contains(token.term) { run.share += share }
                run.terms.append(token.term)
                run.end = token.range.upperBound
                run.position = token.position
                open = run
            } else {
                if let open { runs.append(open) }
                open = Candidate(
                    terms: [token.term], share: share, start: token.range.lowerBound, end: token.range.upperBound,
                    position: isPair ? token.position : -2)
            }
        }
        if let open { runs.append(open) }
        return runs
    }

    /// Characters that join words rather than being some, and words too short to say anything.
    private static let joining = Set("的了是在和与及也就都而但或被把之其这那有不个们着过地得一从为以于".unicodeScalars)

    private static func isEmpty(_ token: Token, _ text: String) -> Bool {
        let word = Substring(text.utf8.dropFirst(token.range.lowerBound).prefix(token.range.count))
        if token.term.kind == .word { return token.range.count < 3 }
        return word.unicodeScalars.contains { joining.contains($0) }
    }
}
