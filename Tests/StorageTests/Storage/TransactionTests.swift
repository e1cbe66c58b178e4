import Storage
import Synchronization
import TestSupport
import Testing

@Suite struct TransactionTests {
    private struct Stop: Error {}

    @Test(arguments: DatabaseKind.allCases) func rollsBackWhenTheClosureThrows(_ kind: DatabaseKind) async throws {
        try await withDatabase(kind, migrations: SampleSchema.migrations) { database async throws in
            await #expect(throws: Stop.self) {
                try await database.write { connection in
                    try connection.insertAuthor(1, "a")
                    throw Stop()
                }
            }
            #expect(try await database.read { try $0.authorCount() } == 0)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func cannotWriteWhileReading(_ kind: DatabaseKind) async throws {
        try await withDatabase(kind, migrations: SampleSchema.migrations) { database in
            await #expect(throws: StorageError.readOnly) {
                try await database.read { try $0.insertAuthor(1, "a") }
            }
            try await database.write { try $0.insertAuthor(1, "a") }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func cannotGoOnAfterAFailedStatement(_ kind: DatabaseKind) async throws {
        try await withDatabase(kind, migrations: SampleSchema.migrations) { database async throws in
            await #expect(throws: StorageError.transactionFailed) {
                try await database.write { connection in
                    try connection.insertAuthor(1, "a")
                    try? connection.insertAuthor(1, "b")
                    try connection.insertAuthor(2, "c")
                }
            }
            await #expect(throws: StorageError.transactionFailed) {
                try await database.write { connection in
                    try connection.insertAuthor(1, "a")
                    try? connection.insertAuthor(1, "b")
                }
            }
            #expect(try await database.read { try $0.authorCount() } == 0)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func savepointsUndoOnlyTheirPart(_ kind: DatabaseKind) async throws {
        try await withDatabase(kind, migrations: SampleSchema.migrations) { database in
            try await database.write { connection in
                try connection.insertAuthor(1, "a")
                try connection.savepoint {
                    try connection.insertAuthor(2, "b")
                    try? connection.savepoint {
                        try connection.insertAuthor(3, "c")
                        try connection.insertAuthor(1, "again")
                    }
                    try connection.insertAuthor(4, "d")
                }
                try? connection.savepoint {
                    try connection.insertAuthor(5, "e")
                    throw Stop()
                }
            }
            let ids = try await database.read { try $0.rows("SELECT id FROM author ORDER BY id") { try $0[0] as Int } }
            #expect(ids == [1, 2, 4])
        }
    }

    /// A read that has begun sees nothing of what is committed afterwards.
    @Test(arguments: DatabaseKind.allCases) func readsFromOneSnapshot(_ kind: DatabaseKind) async throws {
        try await withDatabase(kind, migrations: SampleSchema.migrations) { database in
            try await database.write { try $0.insertAuthor(1, "a") }
            let (started, startedSignal) = AsyncStream<Void>.makeStream()
            let written = Gate()
            async let counts = database.read { connection in
                let before = try connection.authorCount()
                startedSignal.finish()
                written.wait()
                return [before, try connection.authorCount()]
            }
            for await _ in started {}
            try await database.write { try $0.insertAuthor(2, "b") }
            written.open()
            #expect(try await counts == [1, 1])
            #expect(try await database.read { try $0.authorCount() } == 2)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func cancelledWorkIsRolledBack(_ kind: DatabaseKind) async throws {
        try await withDatabase(kind, migrations: SampleSchema.migrations) { database in
            for id in 1...12 {
                let (started, startedSignal) = AsyncStream<Void>.makeStream()
                let cancelled = Gate()
                let task = Task {
                    try await database.write { connection in
                        try connection.insertAuthor(id, "author \(id)")
                        startedSignal.finish()
                        cancelled.wait()
                        try connection.insertAuthor(id + 100, "author \(id + 100)")
                    }
                }
                for await _ in started {}
                task.cancel()
                cancelled.open()
                await #expect(throws: CancellationError.self) { try await task.value }
            }
            // Every connection has had its turn, and none is still in a transaction.
            for id in 1...12 { try await database.write { try $0.insertAuthor(id, "author \(id)") } }
            #expect(try await database.read { try $0.authorCount() } == 12)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func refusesEverythingOnceClosed(_ kind: DatabaseKind) async throws {
        try await withDatabase(kind, migrations: SampleSchema.migrations) { database in
            try await database.close()
            await #expect(throws: StorageError.closed) { try await database.read { try $0.authorCount() } }
            await #expect(throws: StorageError.closed) { try await database.write { try $0.insertAuthor(1, "a") } }
            try await database.close()
        }
    }

    @Test(arguments: DatabaseKind.allCases) func findsNoProblemsInASoundDatabase(_ kind: DatabaseKind) async throws {
        try await withDatabase(kind, migrations: SampleSchema.migrations) { database async throws in
            #expect(try await database.integrityProblems().isEmpty)
        }
    }
}
