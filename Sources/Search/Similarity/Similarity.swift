/// How alike texts are, judged together with what is around them.
///
/// Two texts on one subject often share few words. So each text is widened by those it shares some with – its vector
/// becomes the sum of its neighbours' vectors, each as near as it is – and the widened vectors are compared as well
/// (document expansion, Singhal and Pereira, SIGIR 1999). On the Lee corpus this agrees with people better than comparing
/// the texts themselves does, and the nearest text is a better one.
public struct Similarity: Sendable {
    /// The texts as they are: the cosines of their vectors.
    public let plain: [[Float]]
    private let neighbours: [[Neighbour]]
    /// How long the widened vectors are.
    private let lengths: [Float]

    private struct Neighbour {
        let index: Int
        let nearness: Float
    }

    /// Below it two texts are no neighbours: what they share is chance.
    static let chance: Float = 0.05

    /// From it on, of the texts as they are, one is a copy of the other with at most some passages changed.
    public static let copy: Float = 0.85

    public init(_ vectors: [TermVector]) {
        var plain = Array(repeating: Array(repeating: Float(0), count: vectors.count), count: vectors.count)
        for first in vectors.indices {
            for second in vectors.indices[first...] {
                let cosine = vectors[first].cosine(to: vectors[second])
                plain[first][second] = cosine
                plain[second][first] = cosine
            }
        }
        let neighbours = plain.map { near in
            near.enumerated().filter { $0.element > Self.chance }.map { Neighbour(index: $0, nearness: $1) }
        }
        self.plain = plain
        self.neighbours = neighbours
        lengths = neighbours.map { Self.product($0, $0, plain).squareRoot() }
    }

    /// From 0 to 1: half of it for the texts as they are, which tells apart those that are all on one subject.
    public func likeness(_ first: Int, _ second: Int) -> Float {
        (plain[first][second] + widened(first, second)) / 2
    }

    /// Two of the texts with their neighbours' words, from 0 to 1.
    func widened(_ first: Int, _ second: Int) -> Float {
        let length = lengths[first] * lengths[second]
        return length > 0 ? Self.product(neighbours[first], neighbours[second], plain) / length : 0
    }

    /// The product of two sums of vectors needs the products of the vectors alone, never the sums.
    private static func product(_ first: [Neighbour], _ second: [Neighbour], _ plain: [[Float]]) -> Float {
        var sum: Float = 0
        for one in first {
            plain[one.index].withUnsafeBufferPointer { row in
                for other in second { sum += one.nearness * other.nearness * row[other.index] }
            }
        }
        return sum
    }
}
