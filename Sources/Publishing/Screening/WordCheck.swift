import Document
import Kernel

/// The operator's words and phrases, however they are dressed up.
struct WordCheck: ScreeningCheck {
    /// So often one word is pointed out in one article.
    private static let limit = 20

    func findings(in article: ScreenedArticle) -> [Finding] {
        let terms = WordList.kept(article.policy.words).terms
        guard !terms.isEmpty else { return [] }
        var counts: [String: Int] = [:]
        return texts(of: article).flatMap { place, text in
            found(terms, in: text, place, of: article.content.document).filter { finding in
                counts[finding.arguments["word"] ?? "", default: 0] += 1
                return counts[finding.arguments["word"] ?? "", default: 0] <= Self.limit
            }
        }
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
        texts += content.document.textBlocks.enumerated().map { (ArticlePlace(block: $0), $1) }
        return texts.filter { !$0.1.isEmpty }
    }

    private func found(_ terms: [WordList.Term], in text: String, _ place: ArticlePlace, of document: Document)
        -> [Finding]
    {
        let folded = FoldedText(text)
        return terms.flatMap { term in
            folded.ranges(of: term.folded).prefix(Self.limit).map { range in
                Finding(term.measure, term.word, range, of: text, at: place, of: document)
            }
        }
    }
}

extension Finding {
    fileprivate init(
        _ measure: ReviewPolicy.WordMeasure, _ word: String, _ range: Range<String.Index>, of text: String,
        at place: ArticlePlace, of document: Document
    ) {
        var place = place
        if let block = place.block {
            let location = Passage.Location(
                block: block, start: text.utf16.distance(from: text.startIndex, to: range.lowerBound),
                end: text.utf16.distance(from: text.startIndex, to: range.upperBound))
            place.passage = Passage(in: document, at: location)
        } else {
            place.words = String(text[range])
        }
        self.init(.word, measure, at: place, ["word": word])
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
