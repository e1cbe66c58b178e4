import Storage

/// One transaction in a session.
final class PostgresConnection: Connection {
    private let session: PostgresSession
    private let cancellation: Cancellation
    private var hasFailed = false

    init(_ session: PostgresSession, _ cancellation: Cancellation) {
        self.session = session
        self.cancellation = cancellation
    }

    var dialect: Dialect { .postgres }

    /// Runs the closure in the transaction that has been begun, and ends it.
    func transact<T>(_ body: (any Connection) throws -> T) throws -> T {
        do {
            let result = try body(self)
            if hasFailed { throw StorageError.transactionFailed }
            try cancellation.check()
            try commit()
            return result
        } catch {
            // Should this fail too, the pool closes the session, and the server rolls back.
            if !session.isIdle { _ = try? session.command("ROLLBACK") }
            throw error
        }
    }

    private func commit() throws {
        do {
            // The server answers ROLLBACK when it could not commit.
            if try session.command("COMMIT") != "COMMIT" { throw StorageError.transactionFailed }
        } catch StorageError.connectionLost {
            throw StorageError.connectionLost(whileCommitting: true)
        }
    }

    @discardableResult
    func execute(_ sql: SQL) throws -> Int {
        try perform { try session.send(sql, streaming: false).finish() }
    }

    func forEach(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        let result = try perform { try session.send(sql, streaming: true) }
        while let row = try perform({ try result.next() }) {
            do {
                try body(row)
            } catch let reason {
                do { try result.finish() } catch { hasFailed = true }
                throw reason
            }
        }
    }

    func savepoint<T>(_ body: () throws -> T) throws -> T {
        try perform { try session.command("SAVEPOINT byline") }
        do {
            let result = try body()
            try perform { try session.command("RELEASE SAVEPOINT byline") }
            return result
        } catch {
            hasFailed = false
            try perform { try session.command("ROLLBACK TO SAVEPOINT byline; RELEASE SAVEPOINT byline") }
            throw error
        }
    }

    @discardableResult
    private func perform<T>(_ work: () throws -> T) throws -> T {
        if hasFailed { throw StorageError.transactionFailed }
        try cancellation.check()
        do {
            return try work()
        } catch {
            hasFailed = true
            throw error
        }
    }
}
