import Kernel
public import Ledger
import Storage

extension Platform {
    /// Signs what was added to the log since the last checkpoint, if anything.
    ///
    /// What was signed before is held against what is there, so that no history is ever signed that contradicts it.
    /// - Parameter kept: the last checkpoint as it was kept outside the database.
    /// - Returns: the last checkpoint, new or not.
    /// - Throws: `LogError.tampered` where the database is not the one that was signed.
    public func signLog(with signer: NoteSigner, kept: SignedNote? = nil) async throws -> SignedNote {
        if let last = try await newestCheckpoint(), last.isSigned(by: signer.verifier), last == kept { return last }
        while true {
            let now = clock.now
            let (note, isWhole) = try await writeUnseen { connection in
                try LogSigning(connection: connection, signer: signer, now: now).sign(kept: kept)
            }
            if isWhole { return note }
        }
    }

    /// The last checkpoint, if nothing was added since.
    private func newestCheckpoint() async throws -> SignedNote? {
        try await read { connection in
            let store = LogStore(connection: connection)
            guard let note = try store.checkpoint(), try Checkpoint(note.text).size == store.size() else { return nil }
            return note
        }
    }

    /// Adds what a witness said of the last checkpoint. Nothing happens where there is a later one already.
    public func addCosignature(_ signature: NoteSignature, to checkpoint: SignedNote) async throws {
        try await writeUnseen { connection in
            let store = LogStore(connection: connection)
            try LogSigning.lock(connection)
            guard var note = try store.checkpoint(), note.text == checkpoint.text else { return }
            note.add(signature)
            let size = try Checkpoint(note.text).size
            try connection.execute("UPDATE log_checkpoint SET note = \(note.description) WHERE size = \(size)")
        }
    }
}

struct LogSigning {
    let connection: any Connection
    let signer: NoteSigner
    let now: Timestamp

    /// Entries in one transaction, during which no other can be added.
    static let batch = 20_000

    /// - Returns: the last checkpoint, and whether it is over all entries.
    func sign(kept: SignedNote?) throws -> (SignedNote, isWhole: Bool) {
        try Self.lock(connection)
        let store = LogStore(connection: connection)
        let size = try store.size()
        let last = try store.checkpoint()
        let signed = try last.map { try Checkpoint($0.text) }
        let from = signed?.size ?? 0
        try compare(signed, kept: kept)
        guard size >= from else { throw LogError.tampered("it has \(size) entries, and \(from) were signed") }
        if size == from, let last, last.isSigned(by: signer.verifier) { return (last, true) }

        var growth = try TileGrowth(size: from, tiles: store.tiles(TileGrowth.edge(of: from)))
        try connection.forEach(
            "SELECT position, body FROM log_entry WHERE position >= \(from) ORDER BY position LIMIT \(Self.batch)"
        ) { row in
            guard try row["position"] == growth.size else { throw LogError.tampered("entry \(growth.size) is missing") }
            let body: String = try row["body"]
            growth.append(.leaf(body.utf8))
        }
        guard growth.size == min(size, from + Int64(Self.batch)) else {
            throw LogError.tampered("it should have \(size) entries, and entry \(growth.size) is missing")
        }
        for (tile, hashes) in growth.changed { try keep(tile, hashes) }
        return (try sign(growth.size), growth.size == size)
    }

    private func sign(_ size: Int64) throws -> SignedNote {
        let root = try LogStore(connection: connection).root(of: size)
        let text = Checkpoint(origin: signer.verifier.name, size: size, root: root).text
        let note = SignedNote(text, signatures: [try signer.sign(text)])
        try connection.execute(
            """
            INSERT INTO log_checkpoint (size, note, created_at) VALUES (\(size), \(note.description), \(now))
            ON CONFLICT (size) DO UPDATE SET note = excluded.note, created_at = excluded.created_at
            """)
        // A month of them is enough to compare with what others have seen.
        try connection.execute(
            "DELETE FROM log_checkpoint WHERE size < \(size) AND created_at < \(now.adding(days: -31))")
        try connection.execute("UPDATE log_head SET key = \(signer.verifier.description)")
        return note
    }

    /// Nothing is signed over tiles that were changed, or over a database that was set back.
    private func compare(_ signed: Checkpoint?, kept: SignedNote?) throws {
        let store = LogStore(connection: connection)
        if let signed {
            guard try store.root(of: signed.size) == signed.root else {
                throw LogError.tampered("its tiles are not those of the last checkpoint")
            }
        }
        guard let kept, let known = try? Checkpoint(kept, signedBy: signer.verifier) else { return }
        guard known.size <= signed?.size ?? 0 else {
            throw LogError.tampered(
                "\(signed?.size ?? 0) entries are signed in the database, and \(known.size) were before: it was set back"
            )
        }
        guard try store.root(of: known.size) == known.root else {
            throw LogError.tampered("what was signed at \(known.size) entries is not how it begins")
        }
    }

    private func keep(_ tile: Tile, _ hashes: [UInt8]) throws {
        try connection.execute(
            """
            INSERT INTO log_tile (level, number, hashes) VALUES (\(tile.level), \(tile.number), \(hashes))
            ON CONFLICT (level, number) DO UPDATE SET hashes = excluded.hashes
            """)
    }

    /// Until the transaction ends nobody else signs, or adds entries. SQLite has one writer anyway.
    static func lock(_ connection: any Connection) throws {
        _ = try connection.exists("SELECT 1 FROM log_head \(sqlite: "", postgres: "FOR UPDATE")")
    }
}
