import Kernel
public import Ledger
import Storage

extension Platform {
    /// Holds the whole log against itself, against what was signed, and against what the site shows.
    ///
    /// - Parameters:
    ///   - kept: the last checkpoint as it was kept outside the database.
    ///   - key: the log's own; where it is known, what was signed by another is no checkpoint.
    /// - Returns: what is wrong, as places and sentences; and how many entries were looked at.
    public func checkLog(kept: SignedNote? = nil, key: NoteVerifier? = nil) async throws -> LogReport {
        var check = LogCheck(kept: kept, key: key)
        while true {
            let from = check.growth.size
            let batch = try await read { connection in
                try LogStore(connection: connection).entries(from: from, limit: 500).map { entry in
                    (entry, try LogCheck.problem(of: entry, connection))
                }
            }
            for (entry, problem) in batch { check.add(entry, problem) }
            guard batch.count == 500, check.isWhole else { break }
        }
        let whole = check
        return try await read { connection in
            var check = whole
            try check.finish(connection)
            return check.report
        }
    }
}

/// What a check of the log found.
public struct LogReport: Sendable {
    public var entries: Int64 = 0
    public var problems: [CheckReport.Problem] = []
}

struct LogCheck: Sendable {
    let kept: SignedNote?
    let key: NoteVerifier?
    private(set) var growth = TileGrowth()
    private(set) var report = LogReport()
    /// No place was left out so far: what follows a gap cannot be judged.
    private(set) var isWhole = true

    init(kept: SignedNote?, key: NoteVerifier?) {
        self.kept = kept
        self.key = key
    }

    /// Whether what an entry was made for is still what it was.
    static func problem(of entry: LogEntry, _ connection: any Connection) throws -> String? {
        guard let commitment = entry.commitment else { return nil }
        let text: String?
        if let revision = entry.revision {
            text = try LogRecord.of(revision, connection)?.text
        } else {
            text = entry.record
        }
        guard let text, let salt = entry.salt else {
            let isErased = try connection.exists(
                """
                SELECT 1 FROM log_entry
                WHERE article_id = \(entry.article) AND act = 'erased' AND position > \(entry.position)
                """)
            return isErased ? nil : "what it was made for is gone, and nothing says why"
        }
        return LogCommitment.of(text, salt: salt) == commitment
            ? nil : "what it was made for was changed afterwards (\(entry.act) of \(entry.article?.description ?? "–"))"
    }

    mutating func add(_ entry: LogEntry, _ problem: String?) {
        guard isWhole else { return }
        guard entry.position == growth.size else {
            isWhole = false
            return say("entry \(growth.size) is missing")
        }
        growth.append(.leaf(entry.body.utf8))
        report.entries += 1
        if let problem { say("entry \(entry.position): \(problem)") }
    }

    mutating func finish(_ connection: any Connection) throws {
        let store = LogStore(connection: connection)
        // What was added while the others were looked at.
        if isWhole {
            for entry in try store.entries(from: growth.size, limit: .max) {
                add(entry, try Self.problem(of: entry, connection))
            }
        }
        let size = try store.size()
        if size != growth.size, isWhole { say("it has \(growth.size) entries, but should have \(size)") }
        let note = try? store.checkpoint()
        compare(note, "the last checkpoint")
        compare(kept, "the checkpoint kept in the data folder")
        // What is not signed yet has no tiles either.
        guard let note, let signed = try? Checkpoint(note.text) else { return }
        try compareTiles(store, signed.size)
        try comparePages(connection)
    }

    private mutating func compare(_ note: SignedNote?, _ name: String) {
        guard let note else { return }
        if let key, !note.isSigned(by: key) { return say("\(name) is not signed by the key in the data folder") }
        guard let signed = try? Checkpoint(note.text) else { return say("\(name) cannot be read") }
        guard signed.size <= growth.size else {
            if isWhole {
                say("\(name) has \(signed.size) entries, the database \(growth.size): the database was set back")
            }
            return
        }
        let root = try? TileHashes(growth.changed).root(of: signed.size)
        if root != signed.root { say("the entries are not those of \(name), of \(signed.size) entries") }
    }

    private mutating func compareTiles(_ store: LogStore, _ size: Int64) throws {
        for (tile, hashes) in growth.changed.sorted(by: {
            ($0.key.level, $0.key.number) < ($1.key.level, $1.key.number)
        }) {
            let width = tile.width(in: size)
            guard width > 0 else { continue }
            let stored = try store.tiles([tile])[tile] ?? []
            let length = width * MerkleHash.byteCount
            if stored.prefix(length) != hashes.prefix(length) || stored.count < length {
                say("\(TilePath(tile, width: width)) does not fit the entries")
            }
        }
    }

    /// Readers have what was logged last, and nothing else.
    private mutating func comparePages(_ connection: any Connection) throws {
        try connection.forEach(
            """
            SELECT article.id AS id FROM article
            WHERE \(Article.isPublic) AND article.revision_id IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM log_entry WHERE log_entry.revision_id = article.revision_id
                    AND log_entry.position = (SELECT max(latest.position) FROM log_entry latest
                        WHERE latest.article_id = article.id AND latest.act IN ('published', 'withdrawn')))
            """
        ) { row in
            let id: Identifier<Article> = try row["id"]
            say("article \(id): readers have something else than what was logged last")
        }
    }

    private mutating func say(_ description: String) {
        report.problems.append(CheckReport.Problem(place: "log", description: description))
    }
}
