/// In how many of a stock of texts each term stands. Small enough to be stored and read as a whole.
public struct TermStatistics: Hashable, Sendable {
    /// How many texts were counted.
    public let documents: Int
    /// By term, those in enough texts to make a difference.
    private let keys: [UInt64]
    private let counts: [UInt32]

    /// Of no texts at all.
    public init() {
        (documents, keys, counts) = (0, [], [])
    }

    /// Where a term was not counted, it is as rare as can be.
    public func frequency(of term: Term) -> Int {
        var (low, high) = (0, keys.count)
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < term.key { low = middle + 1 } else { high = middle }
        }
        return low < keys.count && keys[low] == term.key ? Int(counts[low]) : 1
    }
}

extension TermStatistics {
    /// Counts texts one after another.
    public struct Counting: Sendable {
        public private(set) var documents = 0
        private var counts: [UInt64: UInt32] = [:]

        public init() {}

        public mutating func add(_ terms: TermCounts) {
            documents += 1
            for (term, _) in terms.sorted() where TermVector.tells(term) { counts[term.key, default: 0] += 1 }
        }

        /// Adds what was counted of other texts.
        public mutating func add(_ other: Counting) {
            documents += other.documents
            counts.merge(other.counts, uniquingKeysWith: +)
        }

        /// - Parameter least: terms in fewer texts are left out.
        public func statistics(least: UInt32 = 2) -> TermStatistics {
            let kept = counts.filter { $0.value >= least }.sorted { $0.key < $1.key }
            return TermStatistics(documents: documents, keys: kept.map(\.key), counts: kept.map(\.value))
        }
    }

    private init(documents: Int, keys: [UInt64], counts: [UInt32]) {
        (self.documents, self.keys, self.counts) = (documents, keys, counts)
    }
}

extension TermStatistics {
    /// Twelve bytes a term: its key and its count, both with the lowest byte first.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(keys.count * 12)
        for index in keys.indices {
            withUnsafeBytes(of: keys[index].littleEndian) { bytes.append(contentsOf: $0) }
            withUnsafeBytes(of: counts[index].littleEndian) { bytes.append(contentsOf: $0) }
        }
        return bytes
    }

    /// `nil` for what `bytes` would not write.
    public init?(documents: Int, bytes: [UInt8]) {
        guard bytes.count.isMultiple(of: 12) else { return nil }
        let offsets = stride(from: 0, to: bytes.count, by: 12)
        self = bytes.withUnsafeBytes { buffer in
            TermStatistics(
                documents: documents,
                keys: offsets.map {
                    UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: $0, as: UInt64.self))
                },
                counts: offsets.map {
                    UInt32(littleEndian: buffer.loadUnaligned(fromByteOffset: $0 + 8, as: UInt32.self))
                })
        }
    }
}
