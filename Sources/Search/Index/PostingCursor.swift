/// Walks through a term's documents and passes over what nobody asks for.
struct PostingCursor {
    /// `UInt32.max` after the last.
    private(set) var document: UInt32 = .max
    var count: UInt32 { counts[index] }
    let frequency: Int

    private let entry: TermEntry
    private let limit: Int
    private var position: Int
    private var rest: Int
    private var last = -1
    private var documents: [UInt32]
    private var counts: [UInt32]
    private var index = 0

    init(_ entry: TermEntry, limit: Int) throws(DamagedIndex) {
        self.entry = entry
        self.limit = limit
        frequency = entry.frequency
        position = entry.range.lowerBound
        rest = entry.frequency
        documents = []
        counts = []
        documents.reserveCapacity(min(rest, Postings.chunk))
        counts.reserveCapacity(min(rest, Postings.chunk))
        try loadChunk(reaching: 0)
    }

    mutating func next() throws(DamagedIndex) {
        index += 1
        if index < documents.count {
            document = documents[index]
        } else {
            try loadChunk(reaching: 0)
        }
    }

    /// Goes to the first document that is not before this one.
    mutating func advance(to target: UInt32) throws(DamagedIndex) {
        guard document < target else { return }
        if let end = documents.last, end < target { try loadChunk(reaching: target) }
        while index < documents.count, documents[index] < target { index += 1 }
        document = index < documents.count ? documents[index] : .max
    }

    private mutating func loadChunk(reaching target: UInt32) throws(DamagedIndex) {
        documents.removeAll(keepingCapacity: true)
        counts.removeAll(keepingCapacity: true)
        index = 0
        document = .max
        guard rest > 0 else { return }
        try entry.block.withUnsafeBufferPointer { bytes throws(DamagedIndex) in
            var reader = try ByteReader(bytes, position..<entry.range.upperBound)
            while rest > 0 {
                let count = min(rest, Postings.chunk)
                rest -= count
                if frequency > Postings.chunk {
                    let end = last + (try reader.count())
                    let length = try reader.count()
                    if end < Int(target) {
                        try reader.skip(length)
                        last = end
                        continue
                    }
                }
                last = try reader.postings(count, after: last, limit: limit) {
                    documents.append($0)
                    counts.append($1)
                }
                break
            }
            position = reader.position
        }
        if let first = documents.first { document = first }
    }
}
