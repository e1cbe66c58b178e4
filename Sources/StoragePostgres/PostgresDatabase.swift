public import Storage

/// A PostgreSQL database (14 or newer), for those who outgrow one machine.
///
/// As many transactions run at a time as there are connections; more wait their turn without blocking anything.
public struct PostgresDatabase: Database {
    let pool: PostgresPool

    public var dialect: Dialect { .postgres }

    /// Connects once, to find mistakes early; the other connections are made when they are needed.
    ///
    /// - Parameters:
    ///   - address: `postgres://user:password@host:port/database`, or libpq's `key=value` form.
    ///   - schema: where tables are made and looked for first; made if missing. The server's default otherwise.
    ///   - connections: how many to open at most.
    ///   - statementTimeout: how long one statement may take before it fails with `StorageError.timeout`.
    ///
    /// Throws `StorageError.invalidAddress` or `.unreachable`, never with the password.
    public init(
        address: String, schema: String? = nil, connections: Int = 8, statementTimeout: Duration = .seconds(30)
    ) async throws {
        let settings = try PostgresSettings(address: address, schema: schema, statementTimeout: statementTimeout)
        pool = PostgresPool(settings: settings, connections: connections)
        do {
            try await prepare(settings)
        } catch {
            try await pool.close()
            throw error
        }
    }

    private func prepare(_ settings: PostgresSettings) async throws {
        let isMissing = try await read { connection in
            guard let schema = settings.schema else { return false }
            return try !connection.exists("SELECT 1 FROM pg_namespace WHERE nspname = \(schema)")
        }
        guard isMissing, let name = settings.quotedSchema else { return }
        try await write { _ = try $0.execute(SQL(stringLiteral: "CREATE SCHEMA IF NOT EXISTS \(name)")) }
    }

    public func read<T: Sendable>(_ body: @Sendable @escaping (any Connection) throws -> T) async throws -> T {
        try await transact("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", body)
    }

    public func write<T: Sendable>(_ body: @Sendable @escaping (any Connection) throws -> T) async throws -> T {
        try await transact("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE", body)
    }

    private func transact<T: Sendable>(
        _ begin: String, _ body: @Sendable @escaping (any Connection) throws -> T
    ) async throws -> T {
        let cancellation = Cancellation()
        return try await withTaskCancellationHandler {
            for _ in 1..<3 {
                do {
                    return try await pool.transact(begin, cancellation, body)
                } catch StorageError.serialization {}
            }
            return try await pool.transact(begin, cancellation, body)
        } onCancel: {
            cancellation.cancel()
        }
    }

    public func close() async throws {
        try await pool.close()
    }

    public func integrityProblems() async throws -> [String] {
        try await read { connection in
            try connection.rows(
                """
                SELECT conname, conrelid::regclass::text AS table_name FROM pg_constraint
                WHERE connamespace = current_schema()::regnamespace AND contype = 'f' AND NOT convalidated
                ORDER BY conname
                """
            ) { row in
                let name: String = try row["conname"]
                let table: String = try row["table_name"]
                return "The foreign key \(name) of \(table) has never been checked."
            }
        }
    }
}
