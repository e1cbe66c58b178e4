import Foundation
import Storage
import StorageSQLite
import TestSupport
import Testing

@Suite struct SQLiteDatabaseTests {
    private func withFile(_ body: (URL) async throws -> Void) async throws {
        try await withTemporaryFolder { try await body($0.appending(path: "test.sqlite")) }
    }

    @Test func keepsWhatItPromised() async throws {
        try await withFile { file in
            let database = try SQLiteDatabase(path: file.path)
            try await database.write { connection throws in
                #expect(try connection.value("PRAGMA journal_mode") == "wal")
                #expect(try connection.value("PRAGMA synchronous") == 2)
                #expect(try connection.value("PRAGMA foreign_keys") == 1)
            }
            try await database.close()
        }
    }

    @Test func leavesACompleteFileBehind() async throws {
        try await withFile { file in
            let database = try SQLiteDatabase(path: file.path)
            try await Migrator(SampleSchema.migrations).migrate(database)
            try await database.write { try $0.insertAuthor(1, "a") }
            try await database.close()
            let copy = file.deletingLastPathComponent().appending(path: "copy.sqlite")
            try FileManager.default.copyItem(at: file, to: copy)
            let reopened = try SQLiteDatabase(path: copy.path)
            #expect(try await reopened.read { try $0.authorCount() } == 1)
            try await reopened.close()
        }
    }

    @Test func saysThatTheFileCannotBeOpened() {
        #expect {
            _ = try SQLiteDatabase(path: "/no/such/folder/byline.sqlite")
        } throws: { error in
            if case StorageError.unreachable = error { true } else { false }
        }
    }

    @Test func saysThatTheFileIsNoDatabase() async throws {
        try await withFile { file in
            try Data(repeating: 65, count: 8192).write(to: file)
            #expect {
                _ = try SQLiteDatabase(path: file.path)
            } throws: { error in
                if case StorageError.damaged = error { true } else { false }
            }
            #expect(try Data(contentsOf: file) == Data(repeating: 65, count: 8192))
        }
    }

    @Test func saysThatTheDiskIsFull() async throws {
        try await withDatabase(.sqlite, migrations: SampleSchema.migrations) { database async throws in
            await #expect(throws: StorageError.full) {
                try await database.write { connection in
                    try connection.insertAuthor(1, "a")
                    let pages: Int? = try connection.value("PRAGMA page_count")
                    try connection.execute(SQL(stringLiteral: "PRAGMA max_page_count = \(pages ?? 0)"))
                    try connection.insertArticle(1, author: 1, body: [UInt8](repeating: 1, count: 1_000_000))
                }
            }
            #expect(try await database.read { try $0.authorCount() } == 0)
        }
    }

    @Test func findsDamage() async throws {
        try await withFile { file in
            let database = try SQLiteDatabase(path: file.path)
            try await Migrator(SampleSchema.migrations).migrate(database)
            try await database.write { connection in
                for id in 1...1000 { try connection.insertAuthor(id, "author \(id)") }
            }
            try await database.close()
            var bytes = try Data(contentsOf: file)
            let middle = bytes.count / 2 / 4096 * 4096
            bytes.replaceSubrange(middle..<middle + 4096, with: Data(repeating: 255, count: 4096))
            try bytes.write(to: file)
            let damaged = try SQLiteDatabase(path: file.path)
            #expect(try await !damaged.integrityProblems().isEmpty)
            try await damaged.close()
        }
    }

    @Test func findsBrokenReferences() async throws {
        try await withFile { file in
            let database = try SQLiteDatabase(path: file.path)
            try await database.write { connection in
                try connection.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
                try connection.execute("CREATE TABLE child (parent_id INTEGER /* later */)")
                try connection.execute("INSERT INTO child VALUES (7)")
                // Foreign keys cannot be broken through the connection, so the definition is changed behind its back.
                try connection.execute("PRAGMA writable_schema = ON")
                try connection.execute(
                    "UPDATE sqlite_schema SET sql = replace(sql, '/* later */', 'REFERENCES parent (id)') WHERE name = 'child'"
                )
            }
            try await database.close()
            let reopened = try SQLiteDatabase(path: file.path)
            #expect(
                try await reopened.integrityProblems() == [
                    "A row of child refers to a row of parent that does not exist."
                ])
            try await reopened.close()
        }
    }

    /// Two processes on one file: the second writer waits for the first.
    @Test func waitsForAnotherWriter() async throws {
        try await withFile { file in
            let (one, two) = (try SQLiteDatabase(path: file.path), try SQLiteDatabase(path: file.path))
            try await Migrator(SampleSchema.migrations).migrate(one)
            let (started, startedSignal) = AsyncStream<Void>.makeStream()
            let second = Gate()
            async let first: Void = one.write { connection in
                try connection.insertAuthor(1, "a")
                startedSignal.finish()
                second.wait()
            }
            for await _ in started {}
            async let waiting: Void = two.write { try $0.insertAuthor(2, "b") }
            second.open()
            try await first
            try await waiting
            #expect(try await two.read { try $0.authorCount() } == 2)
            try await one.close()
            try await two.close()
        }
    }
}
