import Storage
import TestSupport
import Testing

@Suite struct ConnectionTests {
    private struct Stop: Error {}

    @Test(arguments: DatabaseKind.allCases) func countsChangedRows(_ kind: DatabaseKind) async throws {
        try await withDatabase(kind, migrations: SampleSchema.migrations) { database in
            try await database.write { connection in
                #expect(
                    try connection.execute(
                        "INSERT INTO author (id, name) VALUES (\(1), \("a")), (\(2), \("b")), (\(3), \("c"))") == 3)
                #expect(try connection.execute("UPDATE author SET balance = \(4) WHERE id > \(1)") == 2)
                #expect(try connection.execute("UPDATE author SET balance = \(4) WHERE id > \(9)") == 0)
                #expect(try connection.execute("SELECT 1") == 0)
                #expect(try connection.execute("CREATE TABLE extra (id \(SQL.integer))") == 0)
                try connection.insertArticle(1, author: 1)
                // The article goes too, but was not what the statement deleted.
                #expect(try connection.execute("DELETE FROM author WHERE id = \(1)") == 1)
                #expect(
                    try connection.execute("INSERT INTO author (id, name) VALUES (\(2), \("z")) ON CONFLICT DO NOTHING")
                        == 0)
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func readsListsAndEmptyLists(_ kind: DatabaseKind) async throws {
        try await withDatabase(kind, migrations: SampleSchema.migrations) { database in
            try await database.write { connection in
                for id in 1...5 { try connection.insertAuthor(id, "author \(id)") }
                let some = try connection.rows("SELECT id FROM author WHERE id IN \(list: [5, 2, 9]) ORDER BY id") {
                    try $0[0] as Int
                }
                #expect(some == [2, 5])
                #expect(try !connection.exists("SELECT 1 FROM author WHERE id IN \(list: [Int]())"))
                #expect(try connection.exists("SELECT 1 FROM author WHERE name IN \(list: ["author 1"])"))
                #expect(try connection.first("SELECT id FROM author ORDER BY id DESC") { try $0[0] as Int } == 5)
                #expect(try connection.value("SELECT id FROM author WHERE id = \(77)") == nil as Int?)
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func leavesALoopEarlyAndGoesOn(_ kind: DatabaseKind) async throws {
        try await withDatabase(kind, migrations: SampleSchema.migrations) { database in
            try await database.write { connection in
                for id in 1...50 { try connection.insertAuthor(id, "author \(id)") }
                var seen = 0
                #expect(throws: Stop.self) {
                    try connection.forEach("SELECT id FROM author ORDER BY id") { _ in
                        seen += 1
                        if seen == 10 { throw Stop() }
                    }
                }
                #expect(seen == 10)
                #expect(try connection.authorCount() == 50)
            }
            #expect(try await database.read { try $0.authorCount() } == 50)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func runsStatementsInsideALoop(_ kind: DatabaseKind) async throws {
        try await withDatabase(kind, migrations: SampleSchema.migrations) { database in
            try await database.write { connection in
                for id in 1...20 { try connection.insertAuthor(id, "author \(id)") }
                var pairs: [[Int]] = []
                // The same text inside itself too: a prepared statement must not be shared then.
                try connection.forEach("SELECT id FROM author WHERE id <= \(20) ORDER BY id") { outer in
                    let id: Int = try outer["id"]
                    try connection.insertArticle(id, author: id)
                    try connection.forEach("SELECT id FROM author WHERE id <= \(2) ORDER BY id") { inner in
                        pairs.append([id, try inner["id"]])
                    }
                }
                #expect(pairs == (1...20).flatMap { [[$0, 1], [$0, 2]] })
                #expect(try connection.value("SELECT count(*) FROM article") == 20)
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func passesOnErrorsOfStatementsInsideALoop(_ kind: DatabaseKind)
        async throws
    {
        try await withDatabase(kind, migrations: SampleSchema.migrations) { database in
            try await database.write { connection in
                for id in 1...20 { try connection.insertAuthor(id, "author \(id)") }
                #expect {
                    _ = try connection.savepoint {
                        try connection.forEach("SELECT id FROM author") { _ in try connection.insertAuthor(1, "again") }
                    }
                } throws: { error in
                    if case StorageError.unique = error { true } else { false }
                }
                #expect(try connection.authorCount() == 20)
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func streamsLargeResults(_ kind: DatabaseKind) async throws {
        try await withDatabase(kind, migrations: []) { database in
            let sum = try await database.read { connection in
                var sum = 0
                try connection.forEach(
                    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) SELECT i FROM n"
                ) { sum += try $0[0] as Int }
                return sum
            }
            #expect(sum == 5_000_050_000)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func refusesTextWithNUL(_ kind: DatabaseKind) async throws {
        try await withDatabase(kind, migrations: SampleSchema.migrations) { database in
            await #expect(throws: StorageError.nulCharacter) {
                try await database.write { try $0.insertAuthor(1, "a\u{0}b") }
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func reportsWrongStatements(_ kind: DatabaseKind) async throws {
        try await withDatabase(kind, migrations: SampleSchema.migrations) { database in
            for sql: SQL in [
                "SELEC 1", "SELECT nope FROM author", "SELECT 1; SELECT 2", "INSERT INTO author (id) VALUES (\("x"))",
            ] {
                await #expect {
                    try await database.write { _ = try $0.execute(sql) }
                } throws: { error in
                    if case StorageError.statement = error { true } else { false }
                }
            }
        }
    }
}
