import Foundation

/// What the ranking knows of all documents together, and of those in each kind of writing.
struct IndexStatistics: Sendable {
    private struct Count {
        var documents = 0
        var length: Int64 = 0

        var averageLength: Double { Double(length) / Double(max(documents, 1)) }

        mutating func add(_ length: UInt32) {
            documents += 1
            self.length += Int64(length)
        }

        mutating func add(_ other: Count) {
            documents += other.documents
            length += other.length
        }
    }

    private var words = Count()
    private var characters = Count()

    init(_ documents: SegmentDocuments) {
        for number in 0..<documents.count {
            switch documents.script(number) {
            case .words: words.add(documents.lengths[number])
            case .characters: characters.add(documents.lengths[number])
            }
        }
    }

    init(_ segments: [Segment]) {
        for segment in segments {
            words.add(segment.statistics.words)
            characters.add(segment.statistics.characters)
        }
    }

    /// How much a term says that stands in so many documents, among those in the writing of the question.
    ///
    /// Chinese texts have English words too, so that a word may stand in more documents than there are in English: it says
    /// next to nothing then, and the less the more there are.
    func rarity(_ frequency: Int, in script: Script) -> Float {
        let all = words.documents + characters.documents
        let own = script == .words ? words.documents : characters.documents
        let others = max((own == 0 ? all : own) - frequency, 0)
        return Float(log(1 + (Double(others) + 0.5) / (Double(frequency) + 0.5)))
    }

    func averageLength(_ script: Script) -> Double {
        script == .words ? words.averageLength : characters.averageLength
    }
}

/// Okapi BM25: what a term adds to a document's score, by how often it stands there and how long the document is among
/// those in the same writing.
struct BM25 {
    private let fixed: Float
    private let perWord: Float
    private let perCharacter: Float

    private static let saturation: Float = 1.2
    private static let lengthShare: Float = 0.75

    init(_ statistics: IndexStatistics) {
        fixed = Self.saturation * (1 - Self.lengthShare)
        func perLength(_ script: Script) -> Float {
            Self.saturation * Self.lengthShare / Float(max(statistics.averageLength(script), 1))
        }
        perWord = perLength(.words)
        perCharacter = perLength(.characters)
    }

    /// What is added to a count before it divides it; of one document for all terms.
    @inline(__always)
    func damping(_ document: Int, of documents: SegmentDocuments) -> Float {
        let perLength = documents.script(document) == .words ? perWord : perCharacter
        return fixed + perLength * Float(documents.lengths[document])
    }

    @inline(__always)
    func share(_ count: UInt32, _ damping: Float) -> Float {
        Float(count) * (Self.saturation + 1) / (Float(count) + damping)
    }
}
