import Dispatch
import GRDB
public import Storage

/// A database in one file, for one machine: a pool of one writer and several readers that never block each other
/// (write-ahead logging).
///
/// What `write` has returned from survives a power cut, and closures run on threads of their own.
public struct SQLiteDatabase: Storage.Database {
    private let pool: DatabasePool

    public var dialect: Dialect { .sqlite }

    /// Opens the file and creates it if need be; its folder must exist.
    ///
    /// Throws `StorageError.unreachable`, `.readOnly`, `.full`, `.busy` or `.damaged`.
    public init(path: String, readers: Int = 8) throws {
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
            // After a large transaction the log does not keep its size for ever.
            try database.execute(sql: "PRAGMA journal_size_limit = 67108864")
        }
        return configuration
    }

    public func read<T: Sendable>(_ body: @Sendable @escaping (any Connection) throws -> T) async throws -> T {
        try await translatingErrors {
            try await pool.read { try SQLiteConnection($0).run(body) }
        }
    }

    public func write<T: Sendable>(_ body: @Sendable @escaping (any Connection) throws -> T) async throws -> T {
        try await translatingErrors {
            try await pool.write { try SQLiteConnection($0).run(body) }
        }
    }

    public func close() async throws {
        try await withCheckedThrowingContinuation { continuation in
            // Closing waits for every statement under way, so not on Swift's own threads.
            DispatchQueue.global().async {
                continuation.resume(with: Result { try translatingErrors { try pool.close() } })
            }
        }
    }
}
