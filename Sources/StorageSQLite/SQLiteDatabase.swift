import Dispatch
import GRDB
public import Storage
import Synchronization

/// A database in one file, for one machine: a pool of one writer and several readers that never block each other
/// (write-ahead logging).
///
/// What `write` has returned from survives a power cut, and closures run on threads of their own.
public final class SQLiteDatabase: Storage.Database {
    private let pool: DatabasePool
    private let isClosed = Atomic(false)

    public var dialect: Dialect { .sqlite }

    /// Opens the file and creates it if need be; its folder must exist.
    ///
    /// Throws `StorageError.unreachable`, `.readOnly`, `.full`, `.busy` or `.damaged`.
    public convenience init(path: String, readers: Int = 8) throws {
        try self.init(path: path, readers: readers, survivesPowerCut: true)
    }

    /// Tests do without waiting for the disk.
    package init(path: String, readers: Int, survivesPowerCut: Bool) throws {
        pool = try translatingErrors {
            let pool = try DatabasePool(path: path, configuration: Self.configuration(readers: readers))
            // Afterwards, because GRDB itself sets NORMAL, with which the latest transactions are lost in a power cut.
            try pool.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA synchronous = \(survivesPowerCut ? "FULL" : "OFF")")
            }
            return pool
        }
    }

    private static func configuration(readers: Int) -> Configuration {
        var configuration = Configuration()
        configuration.maximumReaderCount = readers
        configuration.busyMode = .timeout(5)
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA trusted_schema = OFF")
            // Per connection, in KiB; twice what SQLite takes by itself.
            try database.execute(sql: "PRAGMA cache_size = -4096")
            // After a large transaction the log does not keep its size for ever.
            try database.execute(sql: "PRAGMA journal_size_limit = 67108864")
        }
        return configuration
    }

    public func read<T: Sendable>(_ body: @Sendable @escaping (any Connection) throws -> T) async throws -> T {
        try await whileOpen {
            try await pool.read { try SQLiteConnection($0).run(body) }
        }
    }

    public func write<T: Sendable>(_ body: @Sendable @escaping (any Connection) throws -> T) async throws -> T {
        try await whileOpen {
            try await pool.write { try SQLiteConnection($0).run(body) }
        }
    }

    /// GRDB itself says "out of memory" after it has been closed.
    private func whileOpen<T>(_ work: () async throws -> T) async throws -> T {
        func check() throws {
            if isClosed.load(ordering: .acquiring) { throw StorageError.closed }
        }
        try check()
        do {
            return try await work()
        } catch let error as DatabaseError {
            try check()
            throw StorageError(error)
        }
    }

    public func close() async throws {
        if isClosed.exchange(true, ordering: .acquiringAndReleasing) { return }
        try await withCheckedThrowingContinuation { continuation in
            // Closing waits for every statement under way, so not on Swift's own threads.
            DispatchQueue.global().async { [pool] in
                continuation.resume(
                    with: Result {
                        try translatingErrors {
                            // Whoever copies the file afterwards has everything; nothing is lost if this fails.
                            _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
                            try pool.close()
                        }
                    })
            }
        }
    }
}
