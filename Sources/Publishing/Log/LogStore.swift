import Kernel
import Ledger
import Storage

/// The transparency log in the database. Entries are only ever added.
struct LogStore {
    let connection: any Connection

    /// Adds entries at the end of the log, in this order. To be called in the transaction of the acts themselves, as late in
    /// it as can be: until it ends, nobody else can add any.
    /// - Returns: the place of the first; `nil` where there are none.
    /// - Throws: `LogError`.
    @discardableResult
    func append(_ acts: [LogAct], at time: Timestamp) throws -> Int64? {
        guard !acts.isEmpty else { return nil }
        let entries = try acts.map { try UnplacedLogEntry($0, at: time, connection) }
        // Changing the row holds it until the transaction ends, so that every place is given once and none is left out,
        // also where several write at a time.
        let count = Int64(entries.count)
        try connection.execute("UPDATE log_head SET size = size + \(count)")
        let first = try size() - count
        for (offset, entry) in entries.enumerated() {
            try connection.execute(
                """
                INSERT INTO log_entry (position, act, article_id, revision_id, reference, body, salt, record, created_at)
                VALUES (\(first + Int64(offset)), \(entry.act), \(entry.article), \(entry.revision),
                    \(entry.reference), \(entry.body), \(entry.salt), \(entry.record), \(time))
                """)
        }
        return first
    }

    @discardableResult
    func append(_ act: LogAct, at time: Timestamp) throws -> Int64? {
        try append([act], at: time)
    }

    /// An article and all it said is about to be deleted: nobody shall be able to tell from its entries what it was.
    func erase(_ article: Identifier<Article>, at time: Timestamp) throws {
        guard try connection.exists("SELECT 1 FROM log_entry WHERE article_id = \(article) LIMIT 1") else { return }
        try connection.execute("UPDATE log_entry SET salt = NULL, record = NULL WHERE article_id = \(article)")
        try append(.erased(article), at: time)
    }

    /// How many entries there are, signed or not.
    func size() throws -> Int64 { try connection.value("SELECT size FROM log_head") ?? 0 }

    func entry(at position: Int64) throws -> LogEntry? {
        try connection.first("SELECT * FROM log_entry WHERE position = \(position)", LogEntry.init)
    }

    /// From one place on, in their order.
    func entries(from position: Int64, limit: Int) throws -> [LogEntry] {
        try connection.rows(
            "SELECT * FROM log_entry WHERE position >= \(position) ORDER BY position LIMIT \(limit)", LogEntry.init)
    }

    /// Where it was last logged that readers have this revision.
    func entry(of revision: Identifier<Revision>) throws -> LogEntry? {
        try connection.first(
            """
            SELECT * FROM log_entry WHERE revision_id = \(revision) AND act = 'published'
            ORDER BY position DESC LIMIT 1
            """, LogEntry.init)
    }

    /// The last that was signed.
    func checkpoint() throws -> SignedNote? {
        let note: String? = try connection.value("SELECT note FROM log_checkpoint ORDER BY size DESC LIMIT 1")
        return try note.map { try SignedNote(parsing: $0) }
    }

    func verifier() throws -> NoteVerifier? {
        let key: String? = try connection.value("SELECT key FROM log_head")
        return key.flatMap(NoteVerifier.init)
    }

    /// - Returns: those that are there.
    func tiles(_ tiles: some Sequence<Tile>) throws -> [Tile: [UInt8]] {
        var found: [Tile: [UInt8]] = [:]
        for tile in tiles {
            found[tile] = try connection.value(
                "SELECT hashes FROM log_tile WHERE level = \(tile.level) AND number = \(tile.number)")
        }
        return found
    }

    /// The tiles that the hashes of these ranges are computed from.
    func hashes(for ranges: [TreeRange]) throws -> TileHashes {
        TileHashes(try tiles(TileHashes.needed(for: ranges)))
    }

    /// - Throws: `LogError.tampered` where tiles are missing that must be there.
    func root(of size: Int64) throws -> MerkleHash {
        let range = TreeRange(0, size)
        do {
            return try hashes(for: [range]).hash(range)
        } catch let error as LedgerError {
            throw LogError.tampered(error.description)
        }
    }
}
