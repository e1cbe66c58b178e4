import Storage
import TestSupport
import Testing

@Suite struct ConcurrencyTests {
    @Test(arguments: DatabaseKind.allCases) func losesNoIncrement(_ kind: DatabaseKind) async throws {
        try await withDatabase(kind, migrations: SampleSchema.migrations) { database in
            try await database.write { try $0.insertAuthor(1, "a") }
            try await withThrowingTaskGroup { group in
                for _ in 1...200 {
                    group.addTask {
                        try await database.write {
                            _ = try $0.execute("UPDATE author SET balance = balance + 1 WHERE id = \(1)")
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await database.read { try $0.value("SELECT balance FROM author") } == 200)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func onlyOneWinsAUniqueName(_ kind: DatabaseKind) async throws {
        try await withDatabase(kind, migrations: SampleSchema.migrations) { database in
            let outcomes = await withTaskGroup { group in
                for id in 1...50 {
                    group.addTask {
                        do {
                            try await database.write { try $0.insertAuthor(id, "contested") }
                            return "won"
                        } catch StorageError.unique {
                            return "lost"
                        } catch {
                            return "\(error)"
                        }
                    }
                }
                return await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
            }
            #expect(outcomes == ["won": 1, "lost": 49])
        }
    }

    /// Two transactions that lock the same rows in opposite order: PostgreSQL undoes one, which is run again.
    @Test(arguments: DatabaseKind.allCases) func runsDeadlockedTransactionsAgain(_ kind: DatabaseKind) async throws {
        try await withDatabase(kind, migrations: SampleSchema.migrations) { database in
            try await database.write { connection in
                try connection.insertAuthor(1, "a")
                try connection.insertAuthor(2, "b")
            }
            try await withThrowingTaskGroup { group in
                for (first, second) in [(1, 2), (2, 1)] {
                    group.addTask {
                        try await database.write { connection in
                            try connection.execute("UPDATE author SET balance = balance + 1 WHERE id = \(first)")
                            if connection.dialect == .postgres { try connection.execute("SELECT pg_sleep(0.2)") }
                            try connection.execute("UPDATE author SET balance = balance + 1 WHERE id = \(second)")
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await database.read { try $0.value("SELECT sum(balance) FROM author") } == 4)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func queuesMoreReadsThanConnections(_ kind: DatabaseKind) async throws {
        try await withDatabase(kind, migrations: SampleSchema.migrations) { database in
            try await database.write { try $0.insertAuthor(1, "a") }
            let total = try await withThrowingTaskGroup { group in
                for _ in 1...100 {
                    group.addTask { try await database.read { try $0.authorCount() } }
                }
                return try await group.reduce(0, +)
            }
            #expect(total == 100)
        }
    }
}
