import Document
import Kernel
import Originality
import Storage

/// What published texts are compared by, kept in the database.
///
/// New texts are searched one by one until there are enough of them to be merged into a run (`OriginalityMerging`), in
/// which a fingerprint is one look-up away.
struct OriginalityIndex {
    let connection: any Connection

    /// Takes in what readers have now of an article, if they have anything.
    func update(_ article: Identifier<Article>) throws {
        let live = try connection.first(
            """
            SELECT revision.id AS id, revision.document AS document FROM article
            JOIN revision ON revision.id = article.revision_id
            WHERE article.id = \(article) AND article.state = 'published'
            """
        ) { (id: try $0["id"] as Identifier<Revision>, text: ComparedText(stored: try $0["document"])) }
        if let live { try insert(article, live.id, live.text.sketch) }
    }

    func insert(_ article: Identifier<Article>, _ revision: Identifier<Revision>, _ sketch: Sketch) throws {
        try connection.execute("DELETE FROM originality_text WHERE article_id = \(article)")
        let number = try nextNumber()
        try connection.execute(
            """
            INSERT INTO originality_text (number, article_id, revision_id, sketch)
            VALUES (\(number), \(article), \(revision), \(sketch.bytes))
            """)
        try connection.execute(
            "INSERT INTO originality_recent (number, hashes) VALUES (\(number), \(Hashes.bytes(sketch.hashes)))")
    }

    /// A number is never used again, because runs may still have fingerprints of a text that is gone.
    private func nextNumber() throws -> Int64 {
        try connection.execute("UPDATE originality_state SET next_text = next_text + 1 WHERE id = 1")
        return try connection.value("SELECT next_text - 1 FROM originality_state WHERE id = 1") ?? 1
    }

    /// How many texts there are, give or take those that were replaced.
    func textCount() throws -> Int {
        try connection.value("SELECT next_text - 1 FROM originality_state WHERE id = 1") ?? 0
    }

    func number(of article: Identifier<Article>) throws -> UInt32? {
        let number: Int64? = try connection.value(
            "SELECT number FROM originality_text WHERE article_id = \(article)")
        return number.map { UInt32(truncatingIfNeeded: $0) }
    }

    /// The numbers of the texts that have each of some fingerprints, which come in ascending order.
    func holders(of hashes: [UInt32]) throws -> [UInt32: [UInt32]] {
        var holders: [UInt32: [UInt32]] = [:]
        try addHolders(of: hashes, fromRunsTo: &holders)
        try connection.forEach("SELECT number, hashes FROM originality_recent ORDER BY number") { row in
            let number = UInt32(truncatingIfNeeded: try row[0] as Int64)
            for hash in Hashes.common(hashes, try row[1]) { holders[hash, default: []].append(number) }
        }
        return holders
    }

    private func addHolders(of hashes: [UInt32], fromRunsTo holders: inout [UInt32: [UInt32]]) throws {
        for run in try liveRuns() {
            var wanted: [Int64: [UInt32]] = [:]
            for hash in hashes { wanted[run.block(of: hash), default: []].append(hash) }
            for some in wanted.keys.sorted().pieces(of: Self.atOnce) {
                try connection.forEach("SELECT id, postings FROM originality_block WHERE id IN \(list: some)") { row in
                    let postings = Postings(bytes: try row[1])
                    for hash in wanted[try row[0]] ?? [] {
                        let numbers = postings.numbers(of: hash)
                        if !numbers.isEmpty { holders[hash, default: []] += numbers }
                    }
                }
            }
        }
    }

    /// Blocks asked for in one statement.
    private static let atOnce = 2_000

    func liveRuns() throws -> [OriginalityRun] {
        try connection.rows(
            "SELECT id, blocks, postings FROM originality_run WHERE is_live = 1 ORDER BY postings, id",
            OriginalityRun.init)
    }
}

/// Fingerprints of many texts, in so many blocks.
struct OriginalityRun: Hashable, Sendable {
    let id: Int64
    let blocks: Int
    let postings: Int

    init(id: Int64, blocks: Int, postings: Int) {
        self.id = id
        self.blocks = blocks
        self.postings = postings
    }

    init(row: Row) throws {
        self.init(id: try row["id"], blocks: try row["blocks"], postings: try row["postings"])
    }

    func id(ofBlock number: Int) -> Int64 { id << 32 | Int64(number) }

    func block(of hash: UInt32) -> Int64 { id(ofBlock: Postings.block(of: hash, among: blocks)) }
}

/// Fingerprints of one text as bytes: four each, the lowest byte first, in ascending order.
enum Hashes {
    static func bytes(_ hashes: [UInt32]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(hashes.count * 4)
        for hash in hashes { withUnsafeBytes(of: hash.littleEndian) { bytes.append(contentsOf: $0) } }
        return bytes
    }

    static func hashes(_ bytes: [UInt8]) -> [UInt32] {
        bytes.withUnsafeBytes { bytes in
            (0..<bytes.count / 4).map {
                UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self))
            }
        }
    }

    /// Those in both.
    static func common(_ hashes: [UInt32], _ bytes: [UInt8]) -> [UInt32] {
        var common: [UInt32] = []
        var index = 0
        for hash in Self.hashes(bytes) {
            while index < hashes.count, hashes[index] < hash { index += 1 }
            guard index < hashes.count else { break }
            if hashes[index] == hash { common.append(hash) }
        }
        return common
    }
}

extension ComparedText {
    /// A text to be checked: its parts are what places in it count in.
    init(_ document: Document) {
        self.init(zip(document.textBlocks, document.quotedBlocks).map { Part($0, isQuoted: $1) })
    }

    /// A text others are compared with, from how it is stored; its notes stand where they are called.
    init(stored json: String) {
        self.init(Self.lines(ofStored: json).map { Part($0) })
    }

    static func lines(ofStored json: String) -> [String] {
        StoredLines(json, hasAttributes: false).map { String(decoding: $0, as: UTF8.self) }
    }
}

extension Array {
    /// Its elements in order, so many at a time.
    func pieces(of size: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
    }
}
