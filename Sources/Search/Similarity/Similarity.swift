/// How alike texts are, judged together with what is around them.
///
/// Two texts on one subject often share few words. So each text is first widened by those it shares some with – its
/// vector becomes the sum of its neighbours' vectors, each as near as it is – and the widened vectors are compared
/// (document expansion, Singhal and Pereira, SIGIR 1999). On the Lee corpus this agrees with people better than comparing
/// the texts themselves does, and the nearest text is a better one.
public struct Similarity: Sendable {
    /// The texts as they are: the cosines of their vectors.
    public let plain: [[Float]]
    private let wide: [TermVector]

    /// Below it two texts are no neighbours: what they share is chance.
    static let chance: Float = 0.05

    public init(_ vectors: [TermVector]) {
        var plain = Array(repeating: Array(repeating: Float(0), count: vectors.count), count: vectors.count)
        for first in vectors.indices {
            for second in vectors.indices[first...] {
                let cosine = vectors[first].cosine(to: vectors[second])
                plain[first][second] = cosine
                plain[second][first] = cosine
            }
        }
        self.plain = plain
        wide = plain.map { near in
            var sum: [Term: Float] = [:]
            for (other, nearness) in near.enumerated() where nearness > Self.chance {
                for element in vectors[other].elements { sum[element.term, default: 0] += nearness * element.weight }
            }
            return TermVector(sum.lazy.map { TermVector.Element(term: $0.key, weight: $0.value) })
        }
    }

    /// Two of the texts with their neighbours' words, from 0 to 1.
    public func widened(_ first: Int, _ second: Int) -> Float { wide[first].cosine(to: wide[second]) }
}
