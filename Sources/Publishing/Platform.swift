public import Kernel
public import Storage

/// One site: its database, its media and its clock. Every feature is an extension in its own folder.
///
/// Reading is one `read` for a whole page, because a hop to the database costs more than a query. Writing is one
/// transaction that also counts up `site_change`, from which page caches – of this process and of others on the same
/// database – learn that what they hold is stale.
public struct Platform: Sendable {
    public let database: any Database
    public let media: any MediaStore
    public let privateFiles: any PrivateFiles
    public let passwords: any PasswordHasher
    public let clock: WallClock
    /// What was read of the search index.
    public let searchCache = SearchCache()

    public init(
        database: any Database, media: any MediaStore, privateFiles: any PrivateFiles = NoPrivateFiles(),
        passwords: any PasswordHasher = NoPasswords(),
        clock: WallClock = .system
    ) {
        self.database = database
        self.media = media
        self.privateFiles = privateFiles
        self.passwords = passwords
        self.clock = clock
    }

    func read<T: Sendable>(_ body: @Sendable @escaping (any Connection) throws -> T) async throws -> T {
        try await database.read(body)
    }

    func write<T: Sendable>(_ body: @Sendable @escaping (any Connection) throws -> T) async throws -> T {
        try await writeUnseen { connection in
            let result = try body(connection)
            try connection.countSiteChange()
            return result
        }
    }

    /// Writes what no public page shows, such as drafts and sessions, and so leaves kept pages alone.
    ///
    /// What has nevertheless changed for readers is found by search, or no more, when the transaction is done.
    func writeUnseen<T: Sendable>(_ body: @Sendable @escaping (any Connection) throws -> T) async throws -> T {
        let now = clock.now
        return try await database.write { connection in
            let result = try body(connection)
            try SearchIndexing(connection: connection, now: now).settle()
            return result
        }
    }

    /// A number that grows with every change to what many pages may show.
    public func changeNumber() async throws -> Int64 {
        try await read { try $0.value("SELECT number FROM site_change") ?? 0 }
    }
}

extension Connection {
    /// Page caches forget what they hold when the transaction is done.
    func countSiteChange() throws {
        try execute("UPDATE site_change SET number = number + 1")
    }
}
