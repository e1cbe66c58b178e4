/// Makes one segment of several, without what has been removed from them; some blocks at a time, so that the largest
/// index is merged in little memory.
public struct SegmentMerge: Sendable {
    public private(set) var documents = SegmentDocuments()
    private var sources: [Source] = []
    private var packer = BlockPacker()
    private var isAtEnd = false

    fileprivate struct Source: Sendable {
        let segment: Segment
        /// What each document is called in the new segment; `UInt32.max` for one that was removed.
        let numbers: [UInt32]
        var block = 0
        var reader = BlockReader([])
        var next: (term: Term, entry: TermEntry)?
    }

    /// - Parameter isRemoved: whether a document, by its segment and number, is to be left out.
    public init(_ segments: [Segment], isRemoved: (Segment, Int) -> Bool) {
        for segment in segments {
            let numbers = (0..<segment.documents.count).map { number -> UInt32 in
                if isRemoved(segment, number) { return .max }
                documents.append(number, of: segment.documents)
                return UInt32(documents.count - 1)
            }
            sources.append(Source(segment: segment, numbers: numbers))
        }
    }

    /// The next blocks of the new segment, of about so many bytes; `nil` after the last.
    /// - Parameter read: the bytes of a block.
    public mutating func next(bytes: Int, _ read: (Int64) throws -> [UInt8]) throws -> [SegmentBlock]? {
        guard !isAtEnd else { return nil }
        for index in sources.indices where sources[index].block == 0 { try sources[index].advance(read) }
        var made = 0
        var blocks: [SegmentBlock] = []
        var postings = Postings()
        while made < bytes {
            guard let term = sources.lazy.compactMap({ $0.next?.term }).min() else {
                isAtEnd = true
                packer.finish()
                break
            }
            postings.removeAll()
            for index in sources.indices where sources[index].next?.term == term {
                let source = sources[index]
                try source.next?.entry.forEach(limit: source.numbers.count) { document, count in
                    let number = source.numbers[Int(document)]
                    if number != .max { postings.append(number, count) }
                }
                try sources[index].advance(read)
            }
            if !postings.documents.isEmpty { packer.add(term, postings) }
            for block in packer.take() {
                made += block.bytes.count
                blocks.append(block)
            }
        }
        return blocks + packer.take()
    }
}

extension SegmentMerge.Source {
    mutating func advance(_ read: (Int64) throws -> [UInt8]) throws {
        while true {
            next = try reader.next()
            if next != nil || block >= segment.blocks.count { return }
            reader = BlockReader(try read(segment.blocks[block]))
            block += 1
        }
    }
}
