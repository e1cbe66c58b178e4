/// Makes one segment of several, without what has been removed from them; some blocks at a time, so that the largest
/// index is merged in little memory.
public struct SegmentMerge: Sendable {
    public private(set) var documents = SegmentDocuments()
    private var sources: [Source] = []
    /// The term each source is at; `nil` at its end.
    private var heads: [Term?] = []
    private var packer = BlockPacker()
    private var isAtEnd = false

    fileprivate struct Source: Sendable {
        let segment: Segment
        /// What each document is called in the new segment; `UInt32.max` for one that was removed.
        let numbers: [UInt32]
        var block = 0
        var reader = BlockReader([])
        var entry: TermEntry?
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
        heads = Array(repeating: nil, count: sources.count)
    }

    /// The next blocks of the new segment, of about so many bytes; `nil` after the last.
    /// - Parameter read: the bytes of a block.
    public mutating func next(bytes: Int, _ read: (Int64) throws -> [UInt8]) throws -> [SegmentBlock]? {
        guard !isAtEnd else { return nil }
        for index in sources.indices where sources[index].block == 0 { heads[index] = try sources[index].advance(read) }
        var made = 0
        var blocks: [SegmentBlock] = []
        var postings = Postings()
        while made < bytes {
            guard let term = heads.lazy.compactMap({ $0 }).min() else {
                isAtEnd = true
                packer.finish()
                break
            }
            postings.removeAll()
            for index in heads.indices where heads[index] == term {
                try sources[index].collect(into: &postings)
                heads[index] = try sources[index].advance(read)
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
    /// What stands under the term it is at, as the new segment calls the documents.
    func collect(into postings: inout Postings) throws {
        try entry?.forEach(limit: numbers.count) { document, count in
            let number = numbers[Int(document)]
            if number != .max { postings.append(number, count) }
        }
    }

    /// - Returns: the term it is at now; `nil` at the end.
    mutating func advance(_ read: (Int64) throws -> [UInt8]) throws -> Term? {
        while true {
            let next = try reader.next()
            entry = next?.entry
            if next != nil || block >= segment.blocks.count { return next?.term }
            reader = BlockReader(try read(segment.blocks[block]))
            block += 1
        }
    }
}
