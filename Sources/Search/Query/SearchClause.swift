/// One thing a reader asks for: a word, a run of Chinese, or what stands between quotation marks.
public struct SearchClause: Hashable, Sendable {
    /// As the reader wrote it.
    public let text: String
    /// Stands together and in this order.
    public private(set) var isPhrase: Bool
    /// What has it is left out.
    public let isExcluded: Bool
    /// What a document must hold to match: words, pairs of Chinese characters, a character that stands alone.
    public let terms: [Term]
    /// Characters of the pairs, which say a little more about how well a document fits.
    public let characters: [Term]
    /// Characters and words in their order, by which a phrase is found in a text.
    let sequence: [Step]

    struct Step: Hashable, Sendable {
        let term: Term
        /// Counts from the phrase's beginning.
        let position: Int
    }

    /// `nil` when there is nothing in it that could be found.
    init?(_ text: String, isPhrase: Bool, isExcluded: Bool, with analyzer: Analyzer) {
        let tokens = analyzer.tokens(in: text)
        guard let start = tokens.first?.position else { return nil }
        self.text = text
        self.isPhrase = isPhrase
        self.isExcluded = isExcluded
        var paired: Set<Int> = []
        for token in tokens where token.term.kind == .pair { paired.formUnion([token.position, token.position + 1]) }
        let isInPair = { (token: Token) in token.term.kind == .ideograph && paired.contains(token.position) }
        terms = tokens.filter { !isInPair($0) }.map(\.term).withoutRepeats
        characters = tokens.filter(isInPair).map(\.term).withoutRepeats
        sequence = tokens.filter { $0.term.kind != .pair }.map { Step(term: $0.term, position: $0.position - start) }
    }

    var loosened: SearchClause {
        var clause = self
        clause.isPhrase = false
        return clause
    }

    /// Whether having all terms may not be enough to have the phrase.
    public var needsReading: Bool { isPhrase && terms.count > 1 }

    /// Whether the phrase stands in the text.
    public func stands(in text: String, with analyzer: Analyzer) -> Bool {
        guard let first = sequence.first else { return false }
        var tokens: [Token] = []
        analyzer.forEachToken(in: text) { if $0.term.kind != .pair { tokens.append($0) } }
        guard tokens.count >= sequence.count else { return false }
        return (0...(tokens.count - sequence.count)).contains { start in
            tokens[start].term == first.term
                && sequence.indices.allSatisfy { index in
                    let token = tokens[start + index]
                    return token.term == sequence[index].term
                        && token.position - tokens[start].position == sequence[index].position
                }
        }
    }
}

extension [Term] {
    var withoutRepeats: [Term] {
        var seen: Set<Term> = []
        return filter { seen.insert($0).inserted }
    }
}
