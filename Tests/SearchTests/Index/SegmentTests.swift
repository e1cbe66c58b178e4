import Testing

@testable import Search

/// An index in memory.
struct MemoryIndex {
    private(set) var segments: [Segment] = []
    private var blocks: [Int64: [UInt8]] = [:]

    mutating func add(_ texts: [String], first id: Int64) throws {
        let analyzer = Analyzer()
        var builder = SegmentBuilder()
        for (index, text) in texts.enumerated() {
            var counts = TermCounts()
            counts.add(text, with: analyzer)
            counts.addTitle(text, with: analyzer)
            let id = id + Int64(index)
            builder.add(id: id, stamp: id, time: id, isDemoted: false, counts)
        }
        let new = builder.build()
        try add(new.documents, new.blocks)
    }

    mutating func add(_ documents: SegmentDocuments, _ blocks: [SegmentBlock]) throws {
        var directory = SegmentDirectory()
        for block in blocks {
            let id = Int64(self.blocks.count + 1)
            self.blocks[id] = block.bytes
            directory.append(id, block.firstTerm)
        }
        segments.append(
            try Segment(
                id: Int64(segments.count), documents: SegmentDocuments(bytes: documents.bytes),
                directory: SegmentDirectory(bytes: directory.bytes)))
    }

    func block(_ id: Int64) throws -> [UInt8] {
        guard let block = blocks[id] else { throw DamagedIndex() }
        return block
    }

    func reading(without removed: Set<Int64> = []) -> IndexReading {
        IndexReading(
            segments,
            removed: { segment in
                var documents = RemovedDocuments(count: segment.documents.count)
                for (number, id) in segment.documents.ids.enumerated() where removed.contains(id) {
                    documents[number] = true
                }
                return documents
            }, load: { try $0.map(block) })
    }

    /// All segments as one.
    func merged(without removed: Set<Int64> = []) throws -> MemoryIndex {
        var merge = SegmentMerge(segments) { removed.contains($0.documents.ids[$1]) }
        var all: [SegmentBlock] = []
        while let some = try merge.next(bytes: 1000, block) { all += some }
        var index = MemoryIndex()
        try index.add(merge.documents, all)
        return index
    }

    func find(_ text: String, without removed: Set<Int64> = [], order: SearchRequest.Order = .relevance) throws
        -> [Int64]
    {
        var request = SearchRequest(SearchText(text))
        request.order = order
        request.limit = 100
        let hits = try IndexSearch(request, in: reading(without: removed)).hits()
        return (hits.complete + hits.partial).map(\.id)
    }
}

@Suite struct SegmentTests {
    private func index() throws -> MemoryIndex {
        var index = MemoryIndex()
        try index.add(["江上的渡船", "渡船与渡口", "winter ferry timetable"], first: 1)
        try index.add((10..<400).map { "第\($0)篇：渡口\($0 % 7)，ferries number \($0)" }, first: 10)
        try index.add(["江上的桥"], first: 1000)
        return index
    }

    @Test func theSameIsFoundBeforeAndAfterMerging() throws {
        let index = try index()
        let removed: Set<Int64> = [2, 11, 200]
        let merged = try index.merged(without: removed)
        #expect(merged.segments[0].documents.count == 391)
        for query in ["渡船", "渡口", "江", "ferry", "number 200", "渡口3", "江上的", "第12篇 渡口"] {
            #expect(
                try Set(index.find(query, without: removed)) == Set(merged.find(query)), "\(query)")
        }
        #expect(try index.reading(without: removed).versions() == merged.reading().versions())
    }

    @Test func whatHasEverythingComesFirst() throws {
        let index = try index()
        #expect(try index.find("江上 渡船").first == 1)
        #expect(try index.find("渡船").prefix(2).sorted() == [1, 2])
        #expect(try index.find("ferry", order: .newest).prefix(2) == [399, 398])
        #expect(try index.find("渡船 -渡口") == [1])
        #expect(try index.find("没有的词").isEmpty)
    }

    @Test func howManyHoldATerm() throws {
        let frequencies = try index().reading().frequencies(of: SearchText("江 ferries 火星").terms)
        #expect(Set(frequencies.values) == [2, 391])
    }

    @Test func mergesWhatIsOfOneSize() throws {
        func candidates(_ sizes: [(documents: Int, removed: Int)]) throws -> [MergePolicy.Candidate] {
            try sizes.enumerated().map { index, size in
                var documents = SegmentDocuments()
                for number in 0..<size.documents {
                    documents.append(
                        id: Int64(number), stamp: 0, time: 0, length: 1, script: .characters, isDemoted: false)
                }
                return MergePolicy.Candidate(
                    segment: try Segment(id: Int64(index), documents: documents, directory: SegmentDirectory()),
                    removed: size.removed)
            }
        }
        func next(_ sizes: [(Int, Int)]) throws -> [Int64] { try MergePolicy.next(candidates(sizes)).map(\.id) }
        #expect(try next([(1000, 0), (100, 0), (1, 0), (1, 0), (1, 0)]).isEmpty)
        #expect(try next([(1000, 0), (1, 0), (2, 0), (1, 0), (3, 0)]) == [1, 2, 3, 4])
        #expect(try next([(100, 0), (100, 26)]) == [1])
        #expect(try next([(100, 0), (100, 20)]).isEmpty)
        #expect(try next([]).isEmpty)
    }
}
