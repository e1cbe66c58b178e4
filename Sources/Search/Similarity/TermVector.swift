import Foundation

/// What a text is about: its most telling terms, each with a weight; the weights' squares sum to 1.
///
/// A term weighs how often it stands in the text times the logarithm of how rare it is (tf–idf as Robertson and Spärck
/// Jones smooth it: `ln(1 + (N − n + ½) / (n + ½))` for a term in `n` of `N` documents).
public struct TermVector: Hashable, Sendable {
    public struct Element: Hashable, Sendable {
        public let term: Term
        public let weight: Float
    }

    /// By term.
    public let elements: [Element]

    /// How many terms are kept. More tell nothing (measured on the Lee corpus), and cost time.
    public static let size = 60

    /// - Parameters:
    ///   - documents: how many there are in all.
    ///   - frequency: in how many of them a term stands.
    public init(_ counts: TermCounts, documents: Int, frequency: (Term) throws -> Int) rethrows {
        var weighted: [Element] = []
        for (term, count) in counts.sorted() where Self.tells(term) {
            let holding = Double(min(try frequency(term), documents))
            let rarity = log(1 + (Double(documents) - holding + 0.5) / (holding + 0.5))
            weighted.append(Element(term: term, weight: Float(Double(count) * rarity)))
        }
        weighted.sort { ($0.weight, $1.term) > ($1.weight, $0.term) }
        self.init(weighted.prefix(Self.size))
    }

    /// - Parameter elements: each term once; the weights may have any scale.
    init(_ elements: some Sequence<Element>) {
        let sorted = elements.sorted { $0.term < $1.term }
        let length = sorted.reduce(Float(0)) { $0 + $1.weight * $1.weight }.squareRoot()
        self.elements = length > 0 ? sorted.map { Element(term: $0.term, weight: $0.weight / length) } : []
    }

    /// The heaviest of its terms.
    public func strongest(_ count: Int) -> ArraySlice<Element> {
        elements.sorted { ($0.weight, $1.term) > ($1.weight, $0.term) }.prefix(count)
    }

    /// A Chinese character alone says little; its pairs say it better.
    static func tells(_ term: Term) -> Bool { term.kind == .pair || term.kind == .word }

    /// The cosine of the angle between two vectors: 0 without a term in common, 1 for the same text.
    public func cosine(to other: TermVector) -> Float {
        var sum: Float = 0
        var (here, there) = (0, 0)
        while here < elements.count, there < other.elements.count {
            let (mine, theirs) = (elements[here], other.elements[there])
            if mine.term == theirs.term {
                sum += mine.weight * theirs.weight
                here += 1
                there += 1
            } else if mine.term < theirs.term {
                here += 1
            } else {
                there += 1
            }
        }
        return sum
    }
}

extension TermVector {
    /// Twelve bytes a term: its key and its weight, both with the lowest byte first.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(elements.count * 12)
        for element in elements {
            withUnsafeBytes(of: element.term.key.littleEndian) { bytes.append(contentsOf: $0) }
            withUnsafeBytes(of: element.weight.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
        }
        return bytes
    }

    /// `nil` for what `bytes` would not write.
    public init?(bytes: [UInt8]) {
        guard bytes.count.isMultiple(of: 12) else { return nil }
        elements = bytes.withUnsafeBytes { buffer in
            stride(from: 0, to: buffer.count, by: 12).map { offset in
                Element(
                    term: Term(
                        key: UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self))),
                    weight: Float(
                        bitPattern: UInt32(
                            littleEndian: buffer.loadUnaligned(fromByteOffset: offset + 8, as: UInt32.self))))
            }
        }
    }
}
