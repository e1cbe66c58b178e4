/// In which documents of a segment a term stands, and how often.
///
/// Documents are numbered from 0 within their segment and ascend. As bytes: chunks of 128 documents, each the distances
/// between documents, doubled, plus one where a count other than 1 follows. Where there is more than one chunk, each
/// begins with its last document and its length, so that it can be passed over.
struct Postings {
    var documents: [UInt32] = []
    var counts: [UInt32] = []

    static let chunk = 128

    mutating func append(_ document: UInt32, _ count: UInt32) {
        documents.append(document)
        counts.append(count)
    }

    mutating func removeAll() {
        documents.removeAll(keepingCapacity: true)
        counts.removeAll(keepingCapacity: true)
    }

    func write(into bytes: inout [UInt8]) {
        guard documents.count > Self.chunk else { return write(0..<documents.count, after: -1, into: &bytes) }
        var chunk: [UInt8] = []
        var last = -1
        for start in stride(from: 0, to: documents.count, by: Self.chunk) {
            let range = start..<min(start + Self.chunk, documents.count)
            chunk.removeAll(keepingCapacity: true)
            write(range, after: last, into: &chunk)
            let end = Int(documents[range.upperBound - 1])
            bytes.appendNumber(UInt64(end - last))
            bytes.appendNumber(UInt64(chunk.count))
            bytes += chunk
            last = end
        }
    }

    private func write(_ range: Range<Int>, after last: Int, into bytes: inout [UInt8]) {
        var last = last
        for index in range {
            let document = Int(documents[index])
            let distance = UInt64(document - last) << 1
            if counts[index] == 1 {
                bytes.appendNumber(distance)
            } else {
                bytes.appendNumber(distance | 1)
                bytes.appendNumber(UInt64(counts[index]))
            }
            last = document
        }
    }
}

extension ByteReader {
    /// Reads so many postings that follow a document, and returns the last.
    @inline(__always)
    mutating func postings(
        _ count: Int, after last: Int, limit: Int, _ body: (UInt32, UInt32) -> Void
    ) throws(DamagedIndex) -> Int {
        var last = last
        for _ in 0..<count {
            let head = try self.count()
            last += head >> 1
            guard last >= 0, last < limit else { throw DamagedIndex() }
            let occurrences = head & 1 == 0 ? 1 : try self.count()
            body(UInt32(last), UInt32(occurrences))
        }
        return last
    }
}

/// A term in a block: where its postings stand.
struct TermEntry {
    let block: [UInt8]
    let range: Range<Int>
    /// In how many documents it stands.
    let frequency: Int

    /// - Parameter limit: how many documents the segment has.
    func forEach(limit: Int, _ body: (UInt32, UInt32) -> Void) throws(DamagedIndex) {
        try block.withUnsafeBufferPointer { bytes throws(DamagedIndex) in
            var reader = try ByteReader(bytes, range)
            var last = -1
            var rest = frequency
            while rest > 0 {
                let count = min(rest, Postings.chunk)
                if frequency > Postings.chunk {
                    _ = try reader.count()
                    _ = try reader.count()
                }
                last = try reader.postings(count, after: last, limit: limit, body)
                rest -= count
            }
        }
    }
}
