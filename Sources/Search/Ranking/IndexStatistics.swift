import Foundation

/// What the ranking knows of all documents together.
struct IndexStatistics {
    let documents: Int
    let averageLength: Double

    init(_ segments: [Segment]) {
        documents = segments.reduce(0) { $0 + $1.documents.count }
        averageLength = Double(segments.reduce(0) { $0 + $1.totalLength }) / Double(max(documents, 1))
    }

    /// How much a term says that stands in so many documents.
    func rarity(_ frequency: Int) -> Float {
        let frequency = min(frequency, documents)
        return Float(log(1 + (Double(documents - frequency) + 0.5) / (Double(frequency) + 0.5)))
    }
}

/// Okapi BM25: what a term adds to a document's score, by how often it stands there and how long the document is.
struct BM25 {
    private let fixed: Float
    private let perLength: Float

    private static let saturation: Float = 1.2
    private static let lengthShare: Float = 0.75

    init(_ statistics: IndexStatistics) {
        fixed = Self.saturation * (1 - Self.lengthShare)
        perLength = Self.saturation * Self.lengthShare / Float(max(statistics.averageLength, 1))
    }

    /// What is added to a count before it divides it; of one document for all terms.
    @inline(__always)
    func damping(_ length: UInt32) -> Float { fixed + perLength * Float(length) }

    @inline(__always)
    func share(_ count: UInt32, _ damping: Float) -> Float {
        Float(count) * (Self.saturation + 1) / (Float(count) + damping)
    }

    /// No document gets more of a term than this times its rarity.
    static var most: Float { saturation + 1 }
}
