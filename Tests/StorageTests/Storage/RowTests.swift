import Kernel
import Storage
import TestSupport
import Testing

@Suite struct RowTests {
    @Test(arguments: DatabaseKind.allCases) func readsBackWhatWasBound(_ kind: DatabaseKind) async throws {
        let texts = [
            "", "it's", "\"quoted\"", "$1 ? ?1 :name @x", "'; DROP TABLE author; --", "署名 👩🏽‍💻 e\u{301}", "\\x41\n\t\r",
            String(repeating: "字", count: 350_000),
        ]
        let blobs: [[UInt8]] = [[], [0], [0, 1, 0, 255], [UInt8](repeating: 0, count: 1_000_000), Array(0...255)]
        let reals = [0, -0.0, 0.1, 1e300, .leastNonzeroMagnitude, .pi, .infinity, -Double.infinity]
        let integers = [Int64.min, -1, 0, 1, .max]
        try await withDatabase(kind, migrations: SampleSchema.migrations) { database in
            try await database.write { connection in
                try connection.insertAuthor(1, "a")
                for (id, text) in texts.enumerated() { try connection.insertArticle(id, author: 1, text) }
                for (id, blob) in blobs.enumerated() { try connection.insertArticle(100 + id, author: 1, body: blob) }
                for (id, real) in reals.enumerated() {
                    try connection.execute(
                        "INSERT INTO article (id, author_id, score) VALUES (\(200 + id), \(1), \(real))")
                }
                for (id, integer) in integers.enumerated() {
                    try connection.execute(
                        "INSERT INTO article (id, author_id, published_at) VALUES (\(300 + id), \(1), \(integer))")
                }
            }
            try await database.read { connection throws in
                func column<T: SQLReadable>(_ name: String, from: Int) throws -> [T] {
                    try connection.rows("SELECT * FROM article WHERE id BETWEEN \(from) AND \(from + 99) ORDER BY id") {
                        try $0[name]
                    }
                }
                #expect(try column("title", from: 0) == texts)
                #expect(try column("body", from: 100) == blobs)
                #expect(try column("score", from: 200) == reals)
                #expect(try column("published_at", from: 300) == integers)
                #expect(try connection.value("SELECT id FROM article WHERE title = \(texts[4])") == 4)
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func readsEveryKind(_ kind: DatabaseKind) async throws {
        try await withDatabase(kind, migrations: SampleSchema.migrations) { database in
            let hash = try #require(ContentHash(String(repeating: "0a", count: 32)))
            let id = Identifier<SampleSchema.Author>.mint()
            try await database.read { connection in
                let row = try connection.first(
                    """
                    SELECT \(id) AS id, \(Timestamp(milliseconds: -5)) AS time, \(hash) AS hash, \(true) AS yes,
                        \(SampleSchema.Colour.green) AS colour, \(7) AS number, CAST(NULL AS \(SQL.integer)) AS empty
                    """
                ) { $0 }
                let found = try #require(row)
                #expect(try found["id"] == id)
                #expect(try found["time"] == Timestamp(milliseconds: -5))
                #expect(try found["hash"] == hash)
                #expect(try found["yes"] == true)
                #expect(try found["colour"] == SampleSchema.Colour.green)
                #expect(try found["number"] == 7.0)
                #expect(try found["empty"] == nil as Int?)
                #expect(try found[1] == Timestamp(milliseconds: -5))
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func saysWhatIsWrongWithAColumn(_ kind: DatabaseKind) async throws {
        try await withDatabase(kind, migrations: []) { database in
            try await database.read { connection in
                let row = try connection.first("SELECT \(1) AS one, \("blue") AS colour, \(2) AS twice, \(3) AS twice")
                { $0 }
                let found = try #require(row)
                func problem<T: SQLReadable>(_: T.Type, _ column: String) -> String {
                    do {
                        let value: T = try found[column]
                        return "read \(value)"
                    } catch {
                        return "\(error)"
                    }
                }
                #expect(problem(Int.self, "missing") == "Column missing is not in the result.")
                #expect(problem(String.self, "one") == "Column one should hold text, but holds integer.")
                #expect(
                    problem(SampleSchema.Colour.self, "colour")
                        == "Column colour should hold a known Colour, but holds another value.")
                #expect(problem(Int.self, "twice") == "Column twice is in the result more than once.")
                #expect(throws: StorageError.column("number 4", problem: "is not in the result")) {
                    let _: Int = try found[4]
                }
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func sumsOfIntegersAreIntegers(_ kind: DatabaseKind) async throws {
        try await withDatabase(kind, migrations: SampleSchema.migrations) { database in
            try await database.write { connection in
                try connection.insertAuthor(1, "a", balance: 2)
                try connection.insertAuthor(2, "b", balance: 5)
                #expect(try connection.value("SELECT sum(balance) FROM author") == 7)
                #expect(try connection.value("SELECT avg(balance) FROM author") == 3.5)
                #expect(try connection.value("SELECT max(score) FROM article") == nil as Double?)
            }
        }
    }
}
