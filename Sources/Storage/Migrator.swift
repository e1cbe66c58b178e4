import Kernel

/// Brings a database to the schema the program expects.
public struct Migrator: Sendable {
    private let migrations: [Migration]

    /// In the order in which they are to run, with unique names.
    public init(_ migrations: [Migration]) {
        precondition(Set(migrations.map(\.name)).count == migrations.count, "two migrations have one name")
        self.migrations = migrations
    }

    /// Runs what is missing, each migration in a transaction of its own, and returns the names of those it ran.
    ///
    /// Several processes may do this at once: each migration runs in one of them.
    /// Throws `StorageError.newerDatabase` and changes nothing when the database has migrations the program does not know.
    @discardableResult
    public func migrate(_ database: any Database) async throws -> [String] {
        try await database.write { connection in
            try connection.lockMigrations()
            try connection.execute(
                """
                CREATE TABLE IF NOT EXISTS schema_migration (
                    name \(SQL.text) NOT NULL PRIMARY KEY,
                    applied_at \(SQL.integer) NOT NULL
                )\(SQL.strict)
                """)
        }
        var ran: [String] = []
        for name in try await pending(database) {
            guard let migration = migrations.first(where: { $0.name == name }) else { continue }
            if try await database.write({ try run(migration, on: $0) }) { ran.append(name) }
        }
        return ran
    }

    /// The names of the migrations still to run. Throws `StorageError.newerDatabase` as `migrate` does.
    public func pending(_ database: any Database) async throws -> [String] {
        let applied = try await database.read { connection in
            try connection.hasMigrations() ? try connection.appliedMigrations() : []
        }
        return try missing(from: applied)
    }

    private func missing(from applied: Set<String>) throws -> [String] {
        let unknown = applied.subtracting(migrations.map(\.name))
        guard unknown.isEmpty else { throw StorageError.newerDatabase(unknown: unknown.sorted()) }
        return migrations.map(\.name).filter { !applied.contains($0) }
    }

    /// Returns false if another process was faster.
    private func run(_ migration: Migration, on connection: any Connection) throws -> Bool {
        try connection.lockMigrations()
        guard try missing(from: connection.appliedMigrations()).contains(migration.name) else { return false }
        for statement in migration.statements { try connection.execute(statement) }
        try connection.execute(
            "INSERT INTO schema_migration (name, applied_at) VALUES (\(migration.name), \(WallClock.system.now))")
        return true
    }
}

extension Connection {
    /// Until the end of the transaction. SQLite has only one writer anyway.
    fileprivate func lockMigrations() throws {
        guard dialect == .postgres else { return }
        // Waiting for another process, or filling a large table, may take longer than any query should.
        try execute("SET LOCAL statement_timeout = 0")
        try execute("SELECT pg_advisory_xact_lock(hashtextextended('schema_migration ' || current_schema(), 0))")
    }

    fileprivate func hasMigrations() throws -> Bool {
        try exists(
            """
            SELECT 1 FROM \(
                sqlite: "sqlite_schema WHERE type = 'table' AND name = 'schema_migration'",
                postgres: "pg_tables WHERE schemaname = current_schema() AND tablename = 'schema_migration'")
            """)
    }

    fileprivate func appliedMigrations() throws -> Set<String> {
        Set(try rows("SELECT name FROM schema_migration") { try $0["name"] })
    }
}
