import Document
import Kernel

/// The operator's words and phrases, however they are dressed up.
struct WordCheck: ScreeningCheck {
    /// So often one word is pointed out in one article.
    private static let limit = 20

    func findings(in article: ScreenedArticle) -> [Finding] {
        let terms = article.policy.words.flatMap { measure, words in
            words.compactMap { word -> Term? in
                let folded = FoldedText(word).scalars
                return folded.isEmpty ? nil : Term(word: word, folded: folded, measure: measure)
            }
        }.sorted { ($0.measure.gravity, $0.word) > ($1.measure.gravity, $1.word) }
        guard !terms.isEmpty else { return [] }
        var counts: [String: Int] = [:]
        return texts(of: article).flatMap { place, text in
            found(terms, in: text, place).filter { finding in
                counts[finding.arguments["word"] ?? "", default: 0] += 1
                return counts[finding.arguments["word"] ?? "", default: 0] <= Self.limit
            }
        }
    }

    private struct Term {
        let word: String
        let folded: [Unicode.Scalar]
        let measure: ReviewPolicy.WordMeasure
    }

    private func texts(of article: ScreenedArticle) -> [(ArticlePlace, String)] {
        let content = article.content
        var texts = [(ArticlePlace(.title), content.title), (ArticlePlace(.summary), content.summary)]
        texts += article.draft.filing.topics.map { (ArticlePlace(.topics), $0) }
        texts += content.declarations.map { declaration in
            (
                ArticlePlace(.declarations),
                [declaration.source, declaration.place, declaration.time].compactMap { $0 }.joined(separator: "\n")
            )
        }
        texts += content.document.blocks.enumerated().map { index, block in
            (ArticlePlace(block: index), PlainTextWriter.write(Document([block])))
        }
        return texts.filter { !$0.1.isEmpty }
    }

    private func found(_ terms: [Term], in text: String, _ place: ArticlePlace) -> [Finding] {
        let folded = FoldedText(text)
        return terms.flatMap { term in
            folded.ranges(of: term.folded).map { range in
                let quote = String(text[range])
                var place = place
                place.quote = quote
                place.occurrence = text[..<range.lowerBound].occurrences(of: quote)
                return Finding(.word, term.measure, at: place, ["word": term.word])
            }
        }
    }
}

extension ReviewPolicy.WordMeasure {
    var gravity: Int {
        switch self {
        case .warn: 0
        case .hold: 1
        case .refuse: 2
        }
    }
}

extension StringProtocol {
    /// How often a text stands in this one, without overlaps.
    func occurrences(of text: String) -> Int { ranges(of: text).count }
}
