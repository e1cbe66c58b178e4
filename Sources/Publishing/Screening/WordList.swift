import Kernel
import Synchronization

/// The operator's words and phrases, folded, the gravest first.
struct WordList: Sendable {
    struct Term: Sendable {
        let word: String
        let folded: [Unicode.Scalar]
        let measure: ReviewPolicy.WordMeasure
    }

    let terms: [Term]

    init(_ words: [ReviewPolicy.WordMeasure: [String]]) {
        terms = words.flatMap { measure, words in
            words.compactMap { word -> Term? in
                let folded = FoldedText(word).scalars
                return folded.isEmpty ? nil : Term(word: word, folded: folded, measure: measure)
            }
        }.sorted { ($0.measure.gravity, $0.word) > ($1.measure.gravity, $1.word) }
    }

    /// Those that may stand in a text, because their letters do.
    func candidates(in text: FoldedText) -> [Term] {
        let present = Set(text.scalars)
        return terms.filter { term in
            term.folded.count <= text.scalars.count && term.folded.allSatisfy(present.contains)
        }
    }

    /// Folding thousands of words for every comment would cost more than the rest of it.
    static func kept(_ words: [ReviewPolicy.WordMeasure: [String]]) -> WordList {
        let known = last.withLock { $0?.words == words ? $0?.list : nil }
        if let known { return known }
        let list = WordList(words)
        last.withLock { $0 = Kept(words: words, list: list) }
        return list
    }

    private struct Kept {
        let words: [ReviewPolicy.WordMeasure: [String]]
        let list: WordList
    }

    private static let last = Mutex<Kept?>(nil)
}
