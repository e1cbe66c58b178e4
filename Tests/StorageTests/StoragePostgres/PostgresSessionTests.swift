import Storage
import StoragePostgres
import TestSupport
import Testing

@Suite struct PostgresSessionTests {
    private func withPostgres(
        connections: Int = 1, statementTimeout: Duration = .seconds(30),
        _ body: (PostgresDatabase) async throws -> Void
    ) async throws {
        let database = try await PostgresDatabase(
            address: testPostgresAddress(), connections: connections, statementTimeout: statementTimeout)
        do {
            try await body(database)
            try await database.close()
        } catch {
            try await database.close()
            throw error
        }
    }

    private func terminate(_ process: Int) async throws {
        try await withPostgres { killer in
            // Waits until it is gone.
            let isGone = try await killer.read {
                try $0.exists("SELECT 1 WHERE pg_terminate_backend(\(process)::int, 10000)")
            }
            #expect(isGone)
        }
    }

    @Test func connectsAgainAfterTheServerHungUp() async throws {
        try await withPostgres { database in
            let first: Int? = try await database.read { try $0.value("SELECT pg_backend_pid()") }
            try await terminate(#require(first))
            let second: Int? = try await database.read { try $0.value("SELECT pg_backend_pid()") }
            #expect(second != nil && second != first)
        }
    }

    @Test func saysThatTheConnectionBrokeDuringATransaction() async throws {
        try await withPostgres { database in
            let (process, processSignal) = AsyncStream<Int>.makeStream()
            let terminated = Gate()
            let broken = Task {
                try await database.write { connection in
                    processSignal.yield(try connection.value("SELECT pg_backend_pid()") ?? 0)
                    processSignal.finish()
                    terminated.wait()
                    _ = try connection.execute("SELECT 1")
                }
            }
            for await process in process { try await terminate(process) }
            terminated.open()
            await #expect(throws: StorageError.connectionLost(whileCommitting: false)) { try await broken.value }
            #expect(try await database.read { try $0.value("SELECT 1") } == 1)
        }
    }

    @Test func stopsStatementsThatTakeTooLong() async throws {
        try await withPostgres(statementTimeout: .milliseconds(50)) { database async throws in
            await #expect(throws: StorageError.timeout) {
                try await database.read { _ = try $0.execute("SELECT pg_sleep(60)") }
            }
            await #expect(throws: StorageError.timeout) {
                try await database.read { try $0.forEach("SELECT pg_sleep(60)") { _ in } }
            }
            #expect(try await database.read { try $0.value("SELECT 1") } == 1)
        }
    }

    @Test func keepsABoundedNumberOfPreparedStatements() async throws {
        try await withPostgres { database in
            let count: Int? = try await database.read { connection in
                for round in 1...2 {
                    for number in 0..<400 {
                        let text = SQL(stringLiteral: "SELECT \(number) AS n, ")
                        #expect(try connection.first("\(text)\(round)") { try $0["n"] as Int } == number)
                    }
                }
                return try connection.value("SELECT count(*) FROM pg_prepared_statements")
            }
            #expect(try #require(count) <= 256)
        }
    }

    @Test func doesNotPrepareLists() async throws {
        try await withPostgres { database in
            let count: Int? = try await database.read { connection in
                for length in 1...50 {
                    _ = try connection.exists("SELECT 1 WHERE 1 IN \(list: Array(1...length))")
                }
                return try connection.value("SELECT count(*) FROM pg_prepared_statements")
            }
            #expect(count == 1)
        }
    }

    @Test func recoversWhenTheSchemaChangesUnderAPreparedStatement() async throws {
        try await withDatabase(.postgres, migrations: [Migration("1", ["CREATE TABLE t (a BIGINT)"])]) { database in
            try await database.write { connection in
                try connection.execute("INSERT INTO t VALUES (\(1))")
                try connection.forEach("SELECT * FROM t") { _ in }
                try connection.execute("ALTER TABLE t ADD COLUMN b BIGINT DEFAULT 2")
                #expect(throws: StorageError.self) {
                    try connection.savepoint { try connection.forEach("SELECT * FROM t") { _ in } }
                }
                #expect(try connection.first("SELECT * FROM t") { try $0["b"] as Int } == 2)
            }
        }
    }

    @Test func sessionsAreReadCommittedOrRepeatableRead() async throws {
        try await withPostgres { database in
            let level: SQL = "SELECT current_setting('transaction_isolation')"
            let reading: String? = try await database.read { try $0.value(level) }
            let writing: String? = try await database.write { try $0.value(level) }
            #expect(reading == "repeatable read")
            #expect(writing == "read committed")
        }
    }
}
