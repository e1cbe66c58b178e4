public import Kernel
public import Ledger
import Storage

/// What `/log` shows.
public struct LogContents: Sendable {
    public let size: Int64
    /// The last checkpoint; `nil` before the first is signed.
    public let checkpoint: SignedNote?
    public let signedAt: Timestamp?
    public let key: NoteVerifier?
    public let startedAt: Timestamp?
    /// The latest first.
    public let entries: [LogListing]
    public let channels: [Channel]
    public let settings: SiteSettings
}

/// An entry in a list, with what it is about where that is public.
public struct LogListing: Sendable {
    public let entry: LogEntry
    /// `nil` where it is not public, or not about an article.
    public let article: LoggedArticle?
}

/// A public article as the log's pages name it.
public struct LoggedArticle: Hashable, Sendable {
    public let id: Identifier<Article>
    public let title: String
    public let handle: Handle
    /// Readers have it now.
    public let revision: Identifier<Revision>
}

/// Where an article's page says that it is in the log.
public struct LogPlace: Hashable, Sendable {
    public let position: Int64
    public let loggedAt: Timestamp
    /// It was public before the log knew of it.
    public let isLate: Bool
}

/// What the page of one entry shows.
public struct LogEntryContents: Sendable {
    public let entry: LogEntry
    public let article: LoggedArticle?
    /// `nil` until the entry is signed.
    public let certificate: LogCertificate?
    public let channels: [Channel]
    public let settings: SiteSettings
}

extension Platform {
    public func log(latest limit: Int = 20) async throws -> LogContents {
        try await read { connection in
            let store = LogStore(connection: connection)
            let size = try store.size()
            let chrome = try Chrome(connection)
            return LogContents(
                size: size, checkpoint: try store.checkpoint(),
                signedAt: try connection.value(
                    "SELECT created_at FROM log_checkpoint ORDER BY size DESC LIMIT 1"),
                key: try store.verifier(), startedAt: try store.entry(at: 0)?.createdAt,
                entries: try store.entries(from: max(0, size - Int64(limit)), limit: limit).reversed().map {
                    LogListing(entry: $0, article: try store.article(of: $0))
                }, channels: chrome.channels, settings: chrome.settings)
        }
    }

    /// The last signed checkpoint; `nil` before the first.
    public func logCheckpoint() async throws -> SignedNote? {
        try await read { try LogStore(connection: $0).checkpoint() }
    }

    /// A tile, or the entries of one, as far as they are signed.
    /// - Returns: `nil` where there is no such tile, or it is not as wide.
    public func logTile(_ path: TilePath) async throws -> [UInt8]? {
        try await read { connection in
            let store = LogStore(connection: connection)
            guard let note = try store.checkpoint(),
                path.tile.width(in: try Checkpoint(note.text).size) >= path.width
            else { return nil }
            switch path.content {
            case .hashes:
                let hashes = try store.tiles([path.tile])[path.tile]
                return hashes.map { Array($0.prefix(path.width * MerkleHash.byteCount)) }
            case .entries:
                let bodies: [String] = try connection.rows(
                    """
                    SELECT body FROM log_entry WHERE position >= \(path.number * Int64(Tile.fullWidth))
                    ORDER BY position LIMIT \(path.width)
                    """
                ) { try $0["body"] }
                return EntryBundle(bodies.map { Array($0.utf8) }).bytes
            }
        }
    }

    /// One entry with its proof, and what it is about where everybody may read that.
    /// - Throws: `ReadingError.noSuchPage`.
    public func logEntry(_ position: Int64) async throws -> LogEntryContents {
        try await read { connection in
            let store = LogStore(connection: connection)
            guard let entry = try store.entry(at: position) else { throw ReadingError.noSuchPage }
            return try store.contents(of: entry)
        }
    }

    /// The entry of what readers have of a public article.
    /// - Throws: `ReadingError`, or `LogError.notSigned` where it has no entry yet.
    public func logEntry(of article: Identifier<Article>, by handle: Handle) async throws -> LogEntryContents {
        try await read { connection in
            let store = LogStore(connection: connection)
            guard let public_ = try store.publicArticle(article), public_.handle == handle else {
                throw try ArticleStore(connection: connection).whyNotPublic(article)
            }
            guard let entry = try store.entry(of: public_.revision) else { throw LogError.notSigned }
            return try store.contents(of: entry)
        }
    }

    /// What an article's authors keep: it verifies without the site, also when the article is public no more.
    /// - Throws: `ReadingError`, `AccessError`, or `LogError.notSigned` where there is no signed entry.
    public func logCertificate(of article: Identifier<Article>, for account: Account) async throws -> LogCertificate {
        try await read { connection in
            let access = try ArticleAccess(connection: connection).require(.view, on: article, by: account)
            let store = LogStore(connection: connection)
            guard let live = access.article.liveRevision, let entry = try store.entry(of: live),
                let certificate = try store.certificate(
                    of: entry, record: LogRecord.of(live, connection)?.text)
            else { throw LogError.notSigned }
            return certificate
        }
    }
}

extension LogStore {
    func place(of revision: Identifier<Revision>) throws -> LogPlace? {
        try entry(of: revision).map { entry in
            LogPlace(
                position: entry.position, loggedAt: entry.createdAt,
                isLate: entry.body.contains("\"way\":\"\(LogAct.Way.earlier.rawValue)\""))
        }
    }

    func publicArticle(_ id: Identifier<Article>) throws -> LoggedArticle? {
        try connection.first(
            """
            SELECT revision.title AS title, revision.id AS revision_id, publication.handle AS handle
            FROM article JOIN revision ON revision.id = article.revision_id
            JOIN publication ON publication.id = article.publication_id
            WHERE article.id = \(id) AND \(Article.isPublic)
            """
        ) { row in
            LoggedArticle(
                id: id, title: try row["title"], handle: try row["handle"], revision: try row["revision_id"])
        }
    }

    fileprivate func article(of entry: LogEntry) throws -> LoggedArticle? {
        try entry.article.flatMap(publicArticle)
    }

    fileprivate func contents(of entry: LogEntry) throws -> LogEntryContents {
        let article = try article(of: entry)
        let chrome = try Chrome(connection)
        return LogEntryContents(
            entry: entry, article: article, certificate: try certificate(of: entry, record: record(of: entry, article)),
            channels: chrome.channels, settings: chrome.settings)
    }

    /// What an entry is about, where everybody may read it: what readers have of an article, or a decision.
    private func record(of entry: LogEntry, _ article: LoggedArticle?) throws -> String? {
        guard let revision = entry.revision else { return entry.record }
        return revision == article?.revision ? try LogRecord.of(revision, connection)?.text : nil
    }

    /// `nil` where the entry is not signed yet.
    func certificate(of entry: LogEntry, record: String?) throws -> LogCertificate? {
        guard let note = try checkpoint(), let key = try verifier() else { return nil }
        let size = try Checkpoint(note.text).size
        guard entry.position < size else { return nil }
        let hashes = try hashes(for: InclusionProof.ranges(of: entry.position, in: size))
        return LogCertificate(
            entry: entry, record: record, proof: try hashes.inclusion(of: entry.position, in: size),
            checkpoint: note, key: key)
    }
}

extension ArticleStore {
    /// What to say to somebody who asks for an article that is not public.
    func whyNotPublic(_ id: Identifier<Article>) throws -> ReadingError {
        guard let article = try find(id), article.state == .published, article.liveRevision != nil else {
            return .noSuchArticle
        }
        return article.restriction == .removed || article.restriction == .disabled ? .removed : .noSuchArticle
    }
}
