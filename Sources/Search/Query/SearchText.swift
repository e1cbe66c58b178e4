/// What a reader typed, understood: words that are wanted, `"phrases"` and 「短语」, and `-words` that are not.
public struct SearchText: Hashable, Sendable {
    public let clauses: [SearchClause]

    /// More are not looked for.
    public static let mostClauses = 120

    public init(_ text: String) {
        var reading = Reading(text)
        clauses = reading.clauses()
    }

    private init(_ clauses: [SearchClause]) {
        self.clauses = clauses
    }

    public var wanted: [SearchClause] { clauses.filter { !$0.isExcluded } }
    public var excluded: [SearchClause] { clauses.filter(\.isExcluded) }

    /// Everything a document must hold to have all that is wanted.
    public var terms: [Term] { wanted.flatMap(\.terms).withoutRepeats }
    public var characters: [Term] { wanted.flatMap(\.characters).withoutRepeats }

    /// The same without insisting that phrases stand together; `nil` where there is no phrase.
    public var loosened: SearchText? {
        guard wanted.contains(where: \.isPhrase) else { return nil }
        return SearchText(clauses.map { $0.isExcluded ? $0 : $0.loosened })
    }

    private struct Reading {
        private var rest: Substring
        private let analyzer = Analyzer()

        private static let quotes: [Character: Character] = [
            "\"": "\"", "“": "”", "”": "”", "「": "」", "『": "』", "„": "“", "«": "»", "＂": "＂",
        ]
        private static let minuses: Set<Character> = ["-", "－", "−"]

        init(_ text: String) {
            rest = text[...]
        }

        mutating func clauses() -> [SearchClause] {
            var clauses: [SearchClause] = []
            while clauses.count < SearchText.mostClauses {
                rest = rest.drop { $0.isWhitespace }
                guard let first = rest.first else { break }
                let isExcluded = Self.minuses.contains(first) && isWord(rest.dropFirst().first)
                if isExcluded { rest.removeFirst() }
                let (text, isPhrase) = next()
                // A question that has no spaces around its words is many sentences of one clause.
                if let clause = SearchClause(text, isPhrase: isPhrase, isExcluded: isExcluded, with: analyzer) {
                    clauses.append(clause)
                }
            }
            return clauses
        }

        private func isWord(_ character: Character?) -> Bool {
            character.map { !$0.isWhitespace && !Self.minuses.contains($0) } ?? false
        }

        /// A quotation mark that is not closed reaches to the end.
        private mutating func next() -> (String, isPhrase: Bool) {
            if let first = rest.first, let closing = Self.quotes[first] {
                rest.removeFirst()
                let phrase = rest.prefix { $0 != closing }
                rest = rest.dropFirst(phrase.count + 1)
                return (String(phrase), true)
            }
            let word = rest.prefix { !$0.isWhitespace && Self.quotes[$0] == nil }
            rest = rest.dropFirst(word.count)
            // A closing mark that nobody opened.
            if word.isEmpty { rest = rest.dropFirst() }
            return (String(word), false)
        }
    }
}
