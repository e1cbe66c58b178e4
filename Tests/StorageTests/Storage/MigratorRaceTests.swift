import Foundation
import Storage
import StoragePostgres
import StorageSQLite
import TestSupport
import Testing

@Suite struct MigratorRaceTests {
    /// Each migration must run in exactly one of them: creating a table a second time would fail.
    private func race(_ databases: [any Database]) async throws {
        let ran = try await withThrowingTaskGroup { group in
            for database in databases {
                group.addTask { try await Migrator(SampleSchema.migrations).migrate(database) }
            }
            return try await group.reduce([], +)
        }
        #expect(ran.sorted() == ["0001_authors", "0002_articles"])
    }

    @Test func overOneFile() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "test.sqlite").path
            let databases = try (1...4).map { _ in try SQLiteDatabase(path: path) }
            try await race(databases)
            for database in databases { try await database.close() }
        }
    }

    @Test func overOneSchema() async throws {
        try await withDatabase(.postgres, migrations: []) { first in
            let schema: String? = try await first.read { try $0.value("SELECT current_schema()::text") }
            // The migrator has been here with no migrations; another process must also be able to come first.
            try await first.write { _ = try $0.execute("DROP TABLE schema_migration") }
            var databases = [first]
            for _ in 1...3 {
                databases.append(
                    try await PostgresDatabase(address: testPostgresAddress(), schema: schema, connections: 1))
            }
            try await race(databases)
            for database in databases.dropFirst() { try await database.close() }
        }
    }
}
