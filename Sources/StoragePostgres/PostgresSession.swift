import CPostgres
import Storage

/// One connection to the server, and the statements prepared on it.
///
/// `@unchecked Sendable` because it moves between threads but is never on two: the pool hands it to one at a time.
final class PostgresSession: @unchecked Sendable {
    private let handle: OpaquePointer
    private var statements = StatementCache()
    /// The result still being received, if any: libpq does one thing at a time.
    private weak var receiving: PostgresResult?

    /// Throws `StorageError.unreachable`.
    init(_ settings: PostgresSettings) throws {
        guard let handle = settings.connect() else { throw StorageError.unreachable(reason: "out of memory") }
        self.handle = handle
        guard isAlive else { throw StorageError.unreachable(reason: message) }
        // libpq would print notices on the standard error.
        PQsetNoticeReceiver(handle, { _, _ in }, nil)
        do {
            try command(settings.preamble)
        } catch let error as StorageError {
            throw StorageError.unreachable(reason: "the session could not be set up. \(error)")
        }
    }

    deinit {
        PQfinish(handle)
    }

    var isAlive: Bool { PQstatus(handle) == CONNECTION_OK }

    /// Whether no transaction is open.
    var isIdle: Bool { PQtransactionStatus(handle) == PQTRANS_IDLE }

    /// Runs fixed text without values, such as `BEGIN`, and returns the tag the server answers with.
    @discardableResult
    func command(_ text: String) throws -> String {
        receiving?.keepRest()
        let reply = PostgresReply(PQexec(handle, text))
        try check(reply)
        return reply.tag
    }

    /// Sends a statement; with `streaming`, every reply of the result is one row.
    func send(_ sql: SQL, streaming: Bool) throws -> PostgresResult {
        receiving?.keepRest()
        let (text, values) = sql.rendered(for: .postgres)
        let parameters = try PostgresParameters(values)
        let statement = sql.hasList ? nil : try prepared(text, parameters.types)
        let sent = parameters.withPointers { pointers, lengths, formats in
            if let statement {
                PQsendQueryPrepared(handle, statement.name, CInt(values.count), pointers, lengths, formats, 0)
            } else {
                PQsendQueryParams(handle, text, CInt(values.count), parameters.types, pointers, lengths, formats, 0)
            }
        }
        guard sent == 1 else { throw failure() }
        if streaming { PQsetSingleRowMode(handle) }
        let result = PostgresResult(self, statement)
        receiving = result
        return result
    }

    /// The next reply to what was sent; `nil` after the last.
    func receive() throws -> PostgresReply? {
        guard let reply = PQgetResult(handle).map(PostgresReply.init) else { return nil }
        do {
            try check(reply)
        } catch {
            // libpq accepts nothing new before it has said that this was all; of a COPY it never would.
            while let rest = PQgetResult(handle).map(PostgresReply.init), !rest.isCopy {}
            throw error
        }
        return reply
    }

    private func prepared(_ text: String, _ types: [Oid]) throws -> PreparedStatement {
        try statements.statement(PreparedStatement.Key(text: text, types: types)) { name in
            try check(PostgresReply(PQprepare(handle, name, text, CInt(types.count), types)))
        } forget: { name in
            try command("DEALLOCATE \(name)")
        }
    }

    private func check(_ reply: PostgresReply) throws {
        guard reply.isFailure else { return }
        guard isAlive else { throw failure() }
        // After a change of the schema a prepared statement may no longer fit.
        if reply.invalidatesStatements { statements = StatementCache(after: statements) }
        throw StorageError(reply)
    }

    private func failure() -> StorageError {
        isAlive ? .statement(reason: message) : .connectionLost(whileCommitting: false)
    }

    private var message: String { String(cString: PQerrorMessage(handle)).trimmed }
}
