public import Kernel
public import Publishing
import Storage

/// The moment at which tests happen: 2026-11-23T04:00:00Z, noon in Shanghai.
public let testNow = Timestamp(milliseconds: 1_795_406_400_000)

/// A migrated, empty site on one of the databases, with its media in memory and its clock standing still.
public func withPlatform<T>(
    _ kind: DatabaseKind, now: Timestamp = testNow, _ body: (Platform, MemoryMedia) async throws -> T
) async throws -> T {
    try await withDatabase(kind, migrations: Migration.all) { database in
        let media = MemoryMedia()
        return try await body(
            Platform(
                database: database, media: media, privateFiles: MemoryPrivateFiles(), passwords: QuickPasswords(),
                clock: .fixed(now)), media)
    }
}

extension Platform {
    /// The same site at another time.
    public func at(_ time: Timestamp) -> Platform {
        Platform(
            database: database, media: media, privateFiles: privateFiles, passwords: passwords, clock: .fixed(time))
    }
}
