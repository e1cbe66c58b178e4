/// A part of the index that never changes: its documents, and in which block which terms are. The blocks are read as
/// they are needed.
public final class Segment: Sendable {
    public let id: Int64
    public let documents: SegmentDocuments
    /// Of its documents, counted once: every search asks.
    let statistics: IndexStatistics
    /// What its blocks are stored under, in their order.
    public let blocks: [Int64]
    /// The first term of each block, ascending.
    private let firstTerms: [UInt64]

    public init(id: Int64, documents: SegmentDocuments, directory: SegmentDirectory) throws(DamagedIndex) {
        self.id = id
        self.documents = documents
        statistics = IndexStatistics(documents)
        blocks = directory.blocks
        firstTerms = directory.firstTerms
        guard blocks.count == firstTerms.count else { throw DamagedIndex() }
    }

    /// The block the term is in, if it is in any.
    func block(of term: Term) -> Int64? {
        var (low, high) = (0, firstTerms.count)
        while low < high {
            let middle = (low + high) / 2
            if firstTerms[middle] <= term.key { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : blocks[low - 1]
    }
}

/// Which blocks a segment has, and the first term of each.
public struct SegmentDirectory: Sendable {
    public private(set) var blocks: [Int64] = []
    private(set) var firstTerms: [UInt64] = []

    public init() {}

    public mutating func append(_ block: Int64, _ firstTerm: Term) {
        blocks.append(block)
        firstTerms.append(firstTerm.key)
    }

    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(blocks.count * 16)
        for block in blocks { bytes.appendFixed(block) }
        for term in firstTerms { bytes.appendFixed(term) }
        return bytes
    }

    public init(bytes: [UInt8]) throws(DamagedIndex) {
        guard bytes.count.isMultiple(of: 16) else { throw DamagedIndex() }
        blocks = bytes.fixed(at: 0, bytes.count / 16)
        firstTerms = bytes.fixed(at: bytes.count / 2, bytes.count / 16)
    }
}

/// Terms with their postings, stored and read together.
public struct SegmentBlock: Sendable {
    public let firstTerm: Term
    public fileprivate(set) var bytes: [UInt8]
}

/// A segment as it is made, to be stored.
public struct NewSegment: Sendable {
    public let documents: SegmentDocuments
    public let blocks: [SegmentBlock]
}

/// Puts terms, in their order, into blocks of some kilobytes, so that looking for a term reads one of them.
struct BlockPacker {
    private var full: [SegmentBlock] = []
    private var block: SegmentBlock?
    private var last: UInt64 = 0

    static let size = 4096

    mutating func add(_ term: Term, _ postings: Postings) {
        var bytes: [UInt8] = []
        postings.write(into: &bytes)
        // A long list has a block of its own, so that its neighbours are read without it.
        if let block, block.bytes.count + bytes.count > Self.size { finish() }
        if block == nil { last = 0 }
        var current = block ?? SegmentBlock(firstTerm: term, bytes: [])
        block = nil
        current.bytes.appendNumber(term.key - last)
        current.bytes.appendNumber(UInt64(postings.documents.count))
        current.bytes.appendNumber(UInt64(bytes.count))
        current.bytes += bytes
        block = current
        last = term.key
    }

    mutating func finish() {
        if let block { full.append(block) }
        block = nil
    }

    /// Hands over the blocks that are full.
    mutating func take() -> [SegmentBlock] {
        defer { full = [] }
        return full
    }
}

/// Goes through the terms of a block.
struct BlockReader: Sendable {
    private let block: [UInt8]
    private var position = 0
    private var last: UInt64 = 0

    init(_ block: [UInt8]) {
        self.block = block
    }

    mutating func next() throws(DamagedIndex) -> (term: Term, entry: TermEntry)? {
        guard position < block.count else { return nil }
        return try block.withUnsafeBufferPointer { bytes throws(DamagedIndex) in
            var reader = try ByteReader(bytes, position..<bytes.count)
            last &+= try reader.number()
            let frequency = try reader.count()
            let length = try reader.count()
            let start = reader.position
            try reader.skip(length)
            position = reader.position
            return (Term(key: last), TermEntry(block: block, range: start..<position, frequency: frequency))
        }
    }

    static func find(_ term: Term, in block: [UInt8]) throws(DamagedIndex) -> TermEntry? {
        var reader = BlockReader(block)
        while let (found, entry) = try reader.next() {
            if found == term { return entry }
            if found > term { return nil }
        }
        return nil
    }
}
