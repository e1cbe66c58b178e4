/// The segments an index consists of at one moment, and how their blocks are read.
public struct IndexReading {
    let segments: [Segment]
    private let isRemoved: (Segment) -> RemovedDocuments?
    let load: ([Int64]) throws -> [[UInt8]]

    /// - Parameters:
    ///   - removed: which documents of a segment are no more; `nil` when there is none.
    ///   - load: the bytes of blocks, in the order they are asked for.
    public init(
        _ segments: [Segment], removed: @escaping (Segment) -> RemovedDocuments?,
        load: @escaping ([Int64]) throws -> [[UInt8]]
    ) {
        self.segments = segments
        isRemoved = removed
        self.load = load
    }

    func removed(from segment: Segment) -> RemovedDocuments? { isRemoved(segment) }

    /// Where terms stand, segment by segment. Every block is read once.
    func entries(of terms: [Term]) throws -> [[Term: TermEntry]] {
        var addresses: [Int64] = []
        var wanted: [[Term]] = []
        var owners: [Int] = []
        for (index, segment) in segments.enumerated() {
            var byBlock: [Int64: [Term]] = [:]
            for term in terms { if let block = segment.block(of: term) { byBlock[block, default: []].append(term) } }
            for (block, terms) in byBlock.sorted(by: { $0.key < $1.key }) {
                addresses.append(block)
                wanted.append(terms)
                owners.append(index)
            }
        }
        var entries = [[Term: TermEntry]](repeating: [:], count: segments.count)
        guard !addresses.isEmpty else { return entries }
        let blocks = try load(addresses)
        guard blocks.count == addresses.count else { throw DamagedIndex() }
        for (index, block) in blocks.enumerated() {
            for term in wanted[index] { entries[owners[index]][term] = try BlockReader.find(term, in: block) }
        }
        return entries
    }

    /// How many documents of a segment are no more.
    public func removedCount(of segment: Segment) -> Int { removed(from: segment)?.count ?? 0 }

    /// In how many documents each of the terms stands; a term that stands in none is left out.
    public func frequencies(of terms: [Term]) throws -> [Term: Int] {
        var frequencies: [Term: Int] = [:]
        for entries in try entries(of: terms) {
            for (term, entry) in entries { frequencies[term, default: 0] += entry.frequency }
        }
        return frequencies
    }

    /// How many documents there are, removed ones included until they are merged away, as in `frequencies`.
    public var documentCount: Int { segments.reduce(0) { $0 + $1.documents.count } }
}

/// Documents of a segment that are no more.
public struct RemovedDocuments: Sendable {
    private var bits: [UInt64]

    public init(count: Int) {
        bits = Array(repeating: 0, count: (count + 63) / 64)
    }

    public var count: Int { bits.reduce(0) { $0 + $1.nonzeroBitCount } }

    public subscript(number: Int) -> Bool {
        get { bits[number >> 6] >> UInt64(number & 63) & 1 == 1 }
        set {
            let bit: UInt64 = 1 << UInt64(number & 63)
            bits[number >> 6] = newValue ? bits[number >> 6] | bit : bits[number >> 6] & ~bit
        }
    }
}
