import Kernel
import Search

/// Another article with what it is about.
struct RelatedCandidate: Sendable {
    let article: Identifier<Article>
    let publication: Identifier<Publication>
    let vector: TermVector
}

/// Another article that is near, and what both have in common.
struct Neighbour: Hashable, Sendable {
    let article: Identifier<Article>
    let score: Double
    let shares: [String]
}

/// Chooses an article's neighbours among candidates.
enum Neighbours {
    /// How many are kept of each article: more than a page shows, as some will be withdrawn or of one publication.
    static let kept = 12
    /// Of one publication.
    static let perPublication = 3
    /// How many candidates are compared with each other.
    static let compared = 60
    /// What two texts have to have in common at least before anybody else's words count.
    static let least: Float = 0.1

    /// The nearest first. None is a copy of the article or of a nearer one, and each has something in common with it that
    /// can be said.
    static func choose(of vector: TermVector, saying text: String, among candidates: [RelatedCandidate]) -> [Neighbour]
    {
        let near = candidates.map { (candidate: $0, cosine: vector.cosine(to: $0.vector)) }
            .filter { $0.cosine >= least && $0.cosine < Similarity.copy }
            .sorted { ($0.cosine, $0.candidate.article) > ($1.cosine, $1.candidate.article) }
            .prefix(compared).map(\.candidate)
        let similarity = Similarity([vector] + near.map(\.vector))
        let ranked = near.indices.map { (index: $0 + 1, score: similarity.likeness(0, $0 + 1)) }
            .sorted { ($0.score, $1.index) > ($1.score, $0.index) }
        var words = SharedWords(of: text, vector)
        var chosen: [(index: Int, neighbour: Neighbour)] = []
        var perPublication: [Identifier<Publication>: Int] = [:]
        for (index, score) in ranked where chosen.count < kept {
            let candidate = near[index - 1]
            guard perPublication[candidate.publication, default: 0] < Self.perPublication,
                chosen.allSatisfy({ similarity.plain[$0.index][index] < Similarity.copy })
            else { continue }
            let shares = words.phrases(with: candidate.vector)
            guard !shares.isEmpty else { continue }
            perPublication[candidate.publication, default: 0] += 1
            chosen.append((index, Neighbour(article: candidate.article, score: Double(score), shares: shares)))
        }
        return chosen.map(\.neighbour)
    }
}
