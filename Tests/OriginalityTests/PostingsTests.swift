import Testing

@testable import Originality

@Suite struct PostingsTests {
    @Test func numbersOfAFingerprintAreFound() {
        var postings = Postings()
        for (hash, number) in [(3, 1), (3, 4), (3, 9), (7, 2), (9, 1)] as [(UInt32, UInt32)] {
            postings.append(Postings.key(hash, number))
        }
        #expect(postings.count == 5)
        #expect(postings.numbers(of: 3) == [1, 4, 9])
        #expect(postings.numbers(of: 7) == [2])
        #expect(postings.numbers(of: 8).isEmpty)
        #expect(Postings(bytes: postings.bytes).numbers(of: 9) == [1])
    }

    @Test(arguments: [1, 2, 3, 7, 112, 5_000, 250_001]) func everyHashIsInTheBlockThatSaysSo(_ blocks: Int) {
        var prose = Prose(UInt64(blocks))
        for _ in 0..<200 {
            let hash = UInt32(prose.number(below: Int(Fingerprint.limit)))
            let block = Postings.block(of: hash, among: blocks)
            #expect(Fingerprint.hashes(ofBlocks: block..<(block + 1), among: blocks).contains(hash))
        }
        #expect(Fingerprint.hashes(ofBlocks: 0..<blocks, among: blocks) == 0...(Fingerprint.limit - 1))
    }

    @Test func slicesMeet() {
        for blocks in [5, 112, 999] {
            var next: UInt32 = 0
            for block in 0..<blocks {
                let bounds = Fingerprint.hashes(ofBlocks: block..<(block + 1), among: blocks)
                #expect(bounds.lowerBound == next)
                next = bounds.upperBound + 1
            }
            #expect(next == Fingerprint.limit)
        }
    }
}
