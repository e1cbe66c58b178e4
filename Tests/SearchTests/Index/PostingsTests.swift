import Testing

@testable import Search

@Suite struct PostingsTests {
    /// Documents with growing gaps and counts, in several chunks.
    private func postings(_ number: Int) -> Postings {
        var postings = Postings()
        var document = 0
        for index in 0..<number {
            document += 1 + index % 7 * (index % 3)
            postings.append(UInt32(document), UInt32(1 + index % 5))
        }
        return postings
    }

    private func entry(_ postings: Postings) -> TermEntry {
        var bytes: [UInt8] = [7]
        postings.write(into: &bytes)
        return TermEntry(block: bytes, range: 1..<bytes.count, frequency: postings.documents.count)
    }

    @Test(arguments: [1, 127, 128, 129, 1000]) func areReadAsTheyWereWritten(_ number: Int) throws {
        let postings = postings(number)
        var read = Postings()
        try entry(postings).forEach(limit: 100_000) { read.append($0, $1) }
        #expect(read.documents == postings.documents)
        #expect(read.counts == postings.counts)
    }

    @Test(arguments: [1, 128, 1000]) func aCursorFindsEveryDocument(_ number: Int) throws {
        let postings = postings(number)
        for step in [1, 3, 50, 400] {
            var cursor = try PostingCursor(entry(postings), limit: 100_000)
            for target in stride(from: 0, through: Int(postings.documents[number - 1]) + 5, by: step) {
                try cursor.advance(to: UInt32(target))
                let expected = postings.documents.firstIndex { $0 >= target }
                #expect(cursor.document == expected.map { postings.documents[$0] } ?? .max)
                if let expected { #expect(cursor.count == postings.counts[expected]) }
            }
        }
    }

    @Test func damagedBytesAreAnError() throws {
        let good = entry(postings(300))
        for length in stride(from: 1, to: good.block.count, by: 7) {
            let cut = TermEntry(block: Array(good.block[..<length]), range: 1..<length, frequency: 300)
            #expect(throws: DamagedIndex.self) { try cut.forEach(limit: 100_000) { _, _ in } }
        }
        #expect(throws: DamagedIndex.self) { try good.forEach(limit: 3) { _, _ in } }
    }
}
