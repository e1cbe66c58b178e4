import Document
import Search

/// What an article says, as far as others are compared with it.
struct RelatedText {
    let text: String
    private let title: String
    private let body: Substring

    /// What is beyond says no more of what it is about.
    private static let longest = 20_000

    /// What programs are given to read is about nothing: without blocks of code.
    init(title: String, document: Document) {
        let prose = document.blocks.filter { block in
            if case .codeBlock = block { false } else { true }
        }
        self.init(title: title, body: PlainTextWriter.write(Document(prose)))
    }

    init(title: String, body: String) {
        self.title = title
        self.body = body.prefix(Self.longest)
        text = "\(title)\n\(self.body)"
    }

    /// A title says in few words what the text is about.
    func counts(_ analyzer: Analyzer) -> TermCounts {
        var counts = TermCounts()
        counts.add(title, weight: 3, with: analyzer)
        counts.add(String(body), with: analyzer)
        return counts
    }

    func vector(_ statistics: TermStatistics, _ analyzer: Analyzer) -> TermVector {
        TermVector(counts(analyzer), documents: statistics.documents, frequency: statistics.frequency)
    }
}

/// Compares texts as articles are compared.
public enum RelatedTexts {
    /// How alike each is to each, from 0 to 1, where these are all the texts there are.
    public static func similarities(of texts: [String]) -> [[Float]] {
        let analyzer = Analyzer()
        let texts = texts.map { RelatedText(title: "", body: $0) }
        var counting = TermStatistics.Counting()
        for text in texts { counting.add(text.counts(analyzer)) }
        let statistics = counting.statistics()
        let similarity = Similarity(texts.map { $0.vector(statistics, analyzer) })
        return texts.indices.map { first in texts.indices.map { similarity.likeness(first, $0) } }
    }
}
