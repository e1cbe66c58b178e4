/// Terms by which titles are found while a reader still types.
extension Term {
    /// The term stands in the title.
    public static func titled(_ term: Term) -> Term {
        .facet("title", Int64(bitPattern: term.key))
    }

    /// A word of the title begins with these letters.
    static func titleBeginning(_ letters: some Sequence<UInt8>) -> Term {
        .facet("title word", Int64(bitPattern: Term(stem: letters).key))
    }
}

extension TermCounts {
    /// Longer beginnings are not kept: by then the word itself is nearly typed.
    static let longestBeginning = 12

    /// Adds what a title is found by while it is typed.
    public mutating func addTitle(_ title: String, with analyzer: Analyzer) {
        analyzer.forEachToken(in: title) { add(facet: .titled($0.term)) }
        for word in analyzer.words(in: title) {
            for length in 1...min(word.count, Self.longestBeginning) {
                add(facet: .titleBeginning(word.prefix(length)))
            }
        }
    }
}

/// What a reader is typing: words that are complete, and one that may go on.
public struct TypedTitle: Sendable {
    /// What a title must have.
    public let terms: [Term]

    /// `nil` when there is nothing to find a title by.
    public init?(_ text: String) {
        let analyzer = Analyzer()
        let tokens = analyzer.tokens(in: text)
        let isOpen = text.unicodeScalars.last.map { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        var terms = tokens.map { Term.titled($0.term) }
        if isOpen ?? false, tokens.last?.term.kind == .word, let word = analyzer.words(in: text).last {
            terms.removeLast()
            terms.append(.titleBeginning(word.prefix(TermCounts.longestBeginning)))
        }
        guard !terms.isEmpty else { return nil }
        self.terms = terms.withoutRepeats
    }
}
