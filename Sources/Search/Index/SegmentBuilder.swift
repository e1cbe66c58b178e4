/// Makes a segment of documents that are given one after another.
public struct SegmentBuilder {
    private var documents = SegmentDocuments()
    private var records: [Record] = []

    private struct Record {
        var term: UInt64
        var document: UInt32
        var count: UInt32
    }

    public init() {}

    public var isEmpty: Bool { documents.count == 0 }
    /// How much it holds. A million postings take some 30 MB.
    public var postingCount: Int { records.count }

    public mutating func add(id: Int64, stamp: Int64, time: Int64, isDemoted: Bool, _ counts: TermCounts) {
        let number = UInt32(documents.count)
        var words = 0, characters = 0
        counts.forEach { term, count in
            records.append(Record(term: term.key, document: number, count: UInt32(count)))
            switch term.kind {
            case .word: words += count
            case .ideograph: characters += count
            case .pair, .facet: break
            }
        }
        documents.append(
            id: id, stamp: stamp, time: time, length: counts.length, script: words > characters ? .words : .characters,
            isDemoted: isDemoted)
    }

    /// The segment of what was added; the builder is empty afterwards.
    public mutating func build() -> NewSegment {
        defer { self = SegmentBuilder() }
        sortRecords()
        var packer = BlockPacker()
        var postings = Postings()
        var index = 0
        while index < records.count {
            let term = records[index].term
            postings.removeAll()
            while index < records.count, records[index].term == term {
                postings.append(records[index].document, records[index].count)
                index += 1
            }
            packer.add(Term(key: term), postings)
        }
        packer.finish()
        return NewSegment(documents: documents, blocks: packer.take())
    }

    /// By term, and by document where it is the same: digit by digit from the lowest, each pass keeping the order of the
    /// one before.
    private mutating func sortRecords() {
        guard records.count > 4096 else {
            return records.sort { ($0.term, $0.document) < ($1.term, $1.document) }
        }
        var source = records
        var target = records
        for shift in stride(from: UInt64(0), to: 64, by: 11) {
            var starts = [Int](repeating: 0, count: 2049)
            for record in source { starts[Int(record.term >> shift & 2047) + 1] += 1 }
            // All have the same digit.
            if starts.contains(source.count) { continue }
            for digit in 1...2048 { starts[digit] += starts[digit - 1] }
            target.withUnsafeMutableBufferPointer { target in
                for record in source {
                    let digit = Int(record.term >> shift & 2047)
                    target[starts[digit]] = record
                    starts[digit] += 1
                }
            }
            swap(&source, &target)
        }
        records = source
    }
}
