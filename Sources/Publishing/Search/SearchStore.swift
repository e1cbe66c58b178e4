import Kernel
import Search
import Storage

/// One article as it was when the index took it in; another with every version.
enum IndexedVersion {}

/// What is stored of the search index.
struct SearchStore {
    let connection: any Connection

    enum SegmentState: Int {
        case written, searched, dead
    }

    // MARK: Articles the index has to look at

    /// Takes articles from those that wait; whoever takes one indexes it in the same transaction.
    func takePending(urgent: Bool, limit: Int) throws -> [Identifier<Article>] {
        let waiting: SQL = urgent ? "WHERE is_urgent = 1" : ""
        let next = try connection.rows(
            "SELECT article_id FROM search_pending \(waiting) ORDER BY article_id LIMIT \(limit)"
        ) { try $0["article_id"] as Identifier<Article> }
        guard !next.isEmpty else { return [] }
        // Not in one statement: PostgreSQL, when it last saw the table nearly empty, compares every row with every one taken.
        return try connection.rows(
            "DELETE FROM search_pending WHERE article_id IN \(list: next) RETURNING article_id"
        ) { try $0["article_id"] as Identifier<Article> }.sorted()
    }

    func pendingCount() throws -> Int { try connection.value("SELECT count(*) FROM search_pending") ?? 0 }

    // MARK: Versions

    /// The versions of these articles that counted so far count no more.
    func retire(_ articles: [Identifier<Article>]) throws {
        try connection.execute(
            """
            INSERT INTO search_removed (stamp)
            SELECT stamp FROM search_document WHERE article_id IN \(list: articles)
            """)
        try connection.execute("DELETE FROM search_document WHERE article_id IN \(list: articles)")
    }

    func setVersions(_ segment: SegmentDocuments) throws {
        for number in 0..<segment.count {
            try connection.execute(
                """
                INSERT INTO search_document (article_id, stamp) VALUES (\(segment.ids[number]), \(segment.stamps[number]))
                """)
        }
    }

    func removed() throws -> [Int64] {
        try connection.rows("SELECT stamp FROM search_removed") { try $0["stamp"] as Int64 }
    }

    /// Another one whenever other versions are removed.
    func removedMark() throws -> RemovedMark? {
        try connection.first(
            """
            SELECT count(*) AS number, coalesce(max(stamp), 0) AS latest,
                CAST(coalesce(sum(stamp % 1000003), 0) AS \(sqlite: "INTEGER", postgres: "BIGINT")) AS mix
            FROM search_removed
            """, RemovedMark.init)
    }

    func forget(_ stamps: [Int64]) throws {
        for start in stride(from: 0, to: stamps.count, by: 1000) {
            let some = stamps[start..<min(start + 1000, stamps.count)]
            try connection.execute("DELETE FROM search_removed WHERE stamp IN \(list: some)")
        }
    }

    // MARK: Segments

    /// Adds a segment that is complete.
    func add(_ new: NewSegment, at time: Timestamp) throws {
        let id = Identifier<Segment>.mint(at: time).rawValue
        try begin(id, at: time)
        let directory = try add(new.blocks, to: id, SegmentDirectory(), at: time)
        try finish(id, new.documents, directory)
    }

    func begin(_ segment: Int64, at time: Timestamp) throws {
        try connection.execute(
            """
            INSERT INTO search_segment (id, state, documents, created_at, catalogue, directory)
            VALUES (\(segment), \(SegmentState.written.rawValue), 0, \(time), \([UInt8]()), \([UInt8]()))
            """)
    }

    func add(_ blocks: [SegmentBlock], to segment: Int64, _ directory: SegmentDirectory, at time: Timestamp) throws
        -> SegmentDirectory
    {
        var directory = directory
        for block in blocks {
            let id = Identifier<SegmentBlock>.mint(at: time).rawValue
            try connection.execute(
                "INSERT INTO search_block (id, segment_id, data) VALUES (\(id), \(segment), \(block.bytes))")
            directory.append(id, block.firstTerm)
        }
        return directory
    }

    func finish(_ segment: Int64, _ documents: SegmentDocuments, _ directory: SegmentDirectory) throws {
        try connection.execute(
            """
            UPDATE search_segment SET state = \(SegmentState.searched.rawValue), documents = \(documents.count),
                catalogue = \(documents.bytes), directory = \(directory.bytes)
            WHERE id = \(segment)
            """)
    }

    func searched() throws -> [Int64] {
        try connection.rows(
            "SELECT id FROM search_segment WHERE state = \(SegmentState.searched.rawValue) ORDER BY id"
        ) { try $0["id"] }
    }

    func segment(_ id: Int64) throws -> Segment? {
        try connection.first("SELECT catalogue, directory FROM search_segment WHERE id = \(id)") { row in
            try Segment(
                id: id, documents: SegmentDocuments(bytes: row["catalogue"]),
                directory: SegmentDirectory(bytes: row["directory"]))
        }
    }

    func blocks(_ ids: [Int64]) throws -> [Int64: [UInt8]] {
        var blocks: [Int64: [UInt8]] = [:]
        for start in stride(from: 0, to: ids.count, by: 1000) {
            let some = ids[start..<min(start + 1000, ids.count)]
            try connection.forEach("SELECT id, data FROM search_block WHERE id IN \(list: some)") { row in
                blocks[try row["id"]] = try row["data"]
            }
        }
        return blocks
    }

    /// - Returns: whether all of them were searched until now.
    func kill(_ segments: [Int64]) throws -> Bool {
        let count = try connection.execute(
            """
            UPDATE search_segment SET state = \(SegmentState.dead.rawValue)
            WHERE id IN \(list: segments) AND state = \(SegmentState.searched.rawValue)
            """)
        return count == segments.count
    }

    /// Deletes some of what is in no searched segment. What is half written was left behind by a merge that was killed.
    /// - Returns: whether there was any.
    func sweep() throws -> Bool {
        let found = try connection.rows(
            "SELECT id FROM search_segment WHERE state <> \(SegmentState.searched.rawValue) ORDER BY id LIMIT 64"
        ) { try $0["id"] as Int64 }
        guard !found.isEmpty else { return false }
        // By its keys: PostgreSQL may plan a subquery by statistics from when the table was empty.
        let blocks = try connection.rows(
            "SELECT id FROM search_block WHERE segment_id IN \(list: found) ORDER BY segment_id, id LIMIT 500"
        ) { try $0["id"] as Int64 }
        if blocks.isEmpty {
            try connection.execute("DELETE FROM search_segment WHERE id IN \(list: found)")
        } else {
            try connection.execute("DELETE FROM search_block WHERE id IN \(list: blocks)")
        }
        return true
    }
}

/// By which a change of the removed versions is noticed without reading them.
struct RemovedMark: Hashable, Sendable {
    let count: Int
    let latest: Int64
    let mix: Int64

    init(row: Row) throws {
        count = try row["number"]
        latest = try row["latest"]
        mix = try row["mix"]
    }
}
