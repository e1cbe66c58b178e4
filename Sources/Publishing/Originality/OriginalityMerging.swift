import Kernel
import Originality
import Storage

extension Platform {
    /// Merges texts that were taken in one by one into a run, when there are enough of them, together with runs that are
    /// not much larger. Articles can be published, and compared, meanwhile.
    /// - Parameter least: how many texts are enough.
    /// - Returns: whether there was something to do, and no other node was at it.
    @discardableResult
    public func mergeOriginality(least: Int = 128) async throws -> Bool {
        let now = clock.now
        let work = try await writeUnseen { connection in
            try OriginalityMerging(connection: connection).begin(least: least, at: now)
        }
        guard let work else { return false }
        var reading = work.reading
        while let slice = reading.next() {
            let until = clock.now.adding(seconds: OriginalityMerging.lease)
            let goesOn = try await writeUnseen { connection in
                try OriginalityMerging(connection: connection).write(slice, of: work, until: until)
            }
            guard goesOn else { return false }
        }
        try await writeUnseen { try OriginalityMerging(connection: $0).finish(work) }
        for run in work.sources {
            while try await writeUnseen({ try OriginalityMerging(connection: $0).deleteBlocks(of: run) }) {}
        }
        return true
    }
}

/// Makes one run of several, slice by slice.
struct OriginalityMerging {
    let connection: any Connection

    /// A node that has not gone on after so many seconds is taken for dead, and another begins anew.
    static let lease: Int64 = 60
    /// A run is merged when it is less than so many times as large as all that is smaller.
    private static let growth = 8
    private static let postingsInBlock = 112
    private static let blocksInSlice = 1_000
    /// So many texts are merged at once; their fingerprints are held in memory.
    private static let most = 8_192

    struct Work: Sendable {
        let target: OriginalityRun
        let sources: [OriginalityRun]
        /// Of the texts that are in no run, in order.
        let recent: [UInt64]
        let numbers: [Int64]
        /// Texts that still are what they were when they got their number.
        let known: Set<UInt32>

        var reading: Slices { Slices(blocks: target.blocks) }
    }

    /// The blocks of a run, some at a time.
    struct Slices: IteratorProtocol, Sendable {
        let blocks: Int
        private var start = 0

        init(blocks: Int) {
            self.blocks = blocks
        }

        mutating func next() -> Range<Int>? {
            guard start < blocks else { return nil }
            defer { start += blocksInSlice }
            return start..<min(start + blocksInSlice, blocks)
        }
    }

    func begin(least: Int, at now: Timestamp) throws -> Work? {
        let waiting: Int = try connection.value("SELECT count(*) FROM originality_recent") ?? 0
        guard waiting >= max(least, 1) else { return nil }
        let taken = try connection.execute(
            """
            UPDATE originality_state SET merging_until = \(now.adding(seconds: Self.lease)), next_run = next_run + 1
            WHERE id = 1 AND merging_until < \(now)
            """)
        guard taken == 1 else { return nil }
        try forgetUnfinished()
        var recent: [UInt64] = [], numbers: [Int64] = []
        try connection.forEach("SELECT number, hashes FROM originality_recent ORDER BY number LIMIT \(Self.most)") {
            row in
            let number: Int64 = try row[0]
            numbers.append(number)
            recent += Hashes.hashes(try row[1]).map { Postings.key($0, UInt32(truncatingIfNeeded: number)) }
        }
        recent.sort()
        var sources: [OriginalityRun] = [], size = recent.count
        for run in try OriginalityIndex(connection: connection).liveRuns() where run.postings < Self.growth * size {
            sources.append(run)
            size += run.postings
        }
        let id: Int64 = try connection.value("SELECT next_run - 1 FROM originality_state WHERE id = 1") ?? 1
        let target = OriginalityRun(id: id, blocks: max(1, size / Self.postingsInBlock), postings: size)
        try connection.execute(
            """
            INSERT INTO originality_run (id, blocks, postings, is_live)
            VALUES (\(target.id), \(target.blocks), \(target.postings), 0)
            """)
        let known = try connection.rows("SELECT number FROM originality_text") {
            UInt32(truncatingIfNeeded: try $0[0] as Int64)
        }
        return Work(target: target, sources: sources, recent: recent, numbers: numbers, known: Set(known))
    }

    /// What a node that died has left, and what has been replaced.
    private func forgetUnfinished() throws {
        let dead = try connection.rows("SELECT id, blocks, postings FROM originality_run WHERE is_live = 0") {
            try OriginalityRun(row: $0)
        }
        for run in dead {
            try connection.execute("DELETE FROM originality_run WHERE id = \(run.id)")
            while try deleteBlocks(of: run) {}
        }
    }

    /// - Returns: whether the run is still this node's to write.
    func write(_ slice: Range<Int>, of work: Work, until: Timestamp) throws -> Bool {
        let isOurs = try connection.execute(
            """
            UPDATE originality_state SET merging_until = \(until)
            WHERE id = 1 AND EXISTS (SELECT 1 FROM originality_run WHERE id = \(work.target.id) AND is_live = 0)
            """)
        guard isOurs == 1 else { return false }
        let bounds = Fingerprint.hashes(ofBlocks: slice, among: work.target.blocks)
        var keys = work.recent.keys(in: bounds)
        for run in work.sources {
            let first = Postings.block(of: bounds.lowerBound, among: run.blocks)
            let last = Postings.block(of: bounds.upperBound, among: run.blocks)
            try connection.forEach(
                """
                SELECT postings FROM originality_block
                WHERE id BETWEEN \(run.id(ofBlock: first)) AND \(run.id(ofBlock: last))
                """
            ) { row in
                let postings = Postings(bytes: try row[0])
                for index in 0..<postings.count {
                    let key = postings[index]
                    if bounds.contains(UInt32(truncatingIfNeeded: key >> 32)),
                        work.known.contains(UInt32(truncatingIfNeeded: key))
                    {
                        keys.append(key)
                    }
                }
            }
        }
        try insert(keys.sorted(), into: work.target)
        return true
    }

    private func insert(_ keys: [UInt64], into run: OriginalityRun) throws {
        var start = 0
        while start < keys.count {
            let block = run.block(of: UInt32(truncatingIfNeeded: keys[start] >> 32))
            var postings = Postings()
            var end = start
            var first = start
            while end < keys.count, run.block(of: UInt32(truncatingIfNeeded: keys[end] >> 32)) == block {
                if keys[end] >> 32 != keys[first] >> 32 { first = end }
                if end - first < Postings.most { postings.append(keys[end]) }
                end += 1
            }
            try connection.execute(
                "INSERT INTO originality_block (id, postings) VALUES (\(block), \(postings.bytes))")
            start = end
        }
    }

    /// Puts the new run in the place of what it was made of.
    func finish(_ work: Work) throws {
        let made = try connection.execute(
            "UPDATE originality_run SET is_live = 1 WHERE id = \(work.target.id) AND is_live = 0")
        guard made == 1 else { return }
        for numbers in work.numbers.pieces(of: 5_000) {
            try connection.execute("DELETE FROM originality_recent WHERE number IN \(list: numbers)")
        }
        for run in work.sources { try connection.execute("DELETE FROM originality_run WHERE id = \(run.id)") }
        try connection.execute("UPDATE originality_state SET merging_until = 0 WHERE id = 1")
    }

    /// - Returns: whether there may be more.
    func deleteBlocks(of run: OriginalityRun) throws -> Bool {
        let ids = try connection.rows(
            """
            SELECT id FROM originality_block WHERE id >= \(run.id(ofBlock: 0)) AND id < \((run.id + 1) << 32)
            ORDER BY id LIMIT 5000
            """
        ) { try $0[0] as Int64 }
        guard let first = ids.first, let last = ids.last else { return false }
        try connection.execute("DELETE FROM originality_block WHERE id BETWEEN \(first) AND \(last)")
        return ids.count == 5_000
    }
}

extension [UInt64] {
    /// Of sorted postings, those whose fingerprint lies in a range.
    fileprivate func keys(in bounds: ClosedRange<UInt32>) -> [UInt64] {
        let first = firstIndex(notBelow: Postings.key(bounds.lowerBound, 0))
        let end = firstIndex(notBelow: Postings.key(bounds.upperBound, .max))
        return Array(self[first..<end])
    }

    private func firstIndex(notBelow key: UInt64) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
