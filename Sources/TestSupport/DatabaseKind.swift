public import Storage

/// The databases every store test runs over: `@Test(arguments: DatabaseKind.allCases)`.
public enum DatabaseKind: String, CaseIterable, Sendable, CustomStringConvertible {
    case sqlite, postgres

    public var description: String { rawValue }
}

/// Runs a test on a database of its own, with these migrations, and throws the database away afterwards.
///
/// SQLite: a copy of a file migrated once per process. PostgreSQL: a schema of its own, on the server
/// whose address is in `BYLINE_TEST_POSTGRES`; without that the test fails, because a skipped test proves nothing.
@discardableResult
public func withDatabase<T>(
    _ kind: DatabaseKind, migrations: [Migration], _ body: (any Database) async throws -> T
) async throws -> T {
    try await Turnstile.databases.pass {
        switch kind {
        case .sqlite: try await withSQLiteDatabase(migrations, body)
        case .postgres: try await withPostgresDatabase(migrations, body)
        }
    }
}
