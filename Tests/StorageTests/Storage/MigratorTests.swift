import Storage
import TestSupport
import Testing

@Suite struct MigratorTests {
    @Test(arguments: DatabaseKind.allCases) func runsWhatIsMissingInOrder(_ kind: DatabaseKind) async throws {
        try await withDatabase(kind, migrations: [SampleSchema.migrations[0]]) { database async throws in
            let migrator = Migrator(SampleSchema.migrations)
            #expect(try await migrator.pending(database) == ["0002_articles"])
            #expect(try await migrator.migrate(database) == ["0002_articles"])
            #expect(try await migrator.migrate(database).isEmpty)
            #expect(try await migrator.pending(database).isEmpty)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func refusesANewerDatabase(_ kind: DatabaseKind) async throws {
        try await withDatabase(kind, migrations: SampleSchema.migrations) { database async throws in
            let older = Migrator([
                SampleSchema.migrations[0], Migration("0001b_never", ["CREATE TABLE never (id \(SQL.integer))"]),
            ])
            await #expect(throws: StorageError.newerDatabase(unknown: ["0002_articles"])) {
                try await older.migrate(database)
            }
            let error = await #expect(throws: StorageError.self) { try await older.pending(database) }
            #expect(error?.description.contains("newer version of Byline") == true)
            #expect(try await Migrator(SampleSchema.migrations).pending(database).isEmpty)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func undoesAMigrationThatFails(_ kind: DatabaseKind) async throws {
        try await withDatabase(kind, migrations: []) { database async throws in
            let broken = Migration("0002_broken", ["CREATE TABLE half (id \(SQL.integer))", "CREATE TABLE ("])
            await #expect(throws: StorageError.self) {
                try await Migrator([SampleSchema.migrations[0], broken]).migrate(database)
            }
            #expect(try await Migrator([SampleSchema.migrations[0], broken]).pending(database) == ["0002_broken"])
            #expect(try await !schemaDescription(database).contains("table half"))
            #expect(try await database.read { try $0.authorCount() } == 0)
        }
    }
}
