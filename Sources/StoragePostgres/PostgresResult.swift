import Storage

/// The rows of one statement as they arrive.
final class PostgresResult {
    private let session: PostgresSession
    private let statement: PreparedStatement?
    private var columns: ColumnNames?
    /// Received because another statement had to be run in between.
    private var kept: ArraySlice<PostgresReply> = []
    private var failure: (any Error)?
    private var isComplete = false

    init(_ session: PostgresSession, _ statement: PreparedStatement?) {
        self.session = session
        self.statement = statement
        columns = statement?.columns
    }

    /// The next row; `nil` after the last.
    func next() throws -> Row? {
        while let reply = try nextReply() {
            if reply.isRow { return Row(columns: names(of: reply), values: try reply.values()) }
        }
        return nil
    }

    /// Leaves out the remaining rows and returns how many rows were changed.
    @discardableResult
    func finish() throws -> Int {
        var changes = 0
        while let reply = try nextReply() { changes = reply.changes }
        return changes
    }

    /// Makes room for another statement on the session.
    func keepRest() {
        do {
            while !isComplete {
                if let reply = try receive() { kept.append(reply) }
            }
        } catch {
            failure = error
        }
    }

    private func nextReply() throws -> PostgresReply? {
        if let reply = kept.popFirst() { return reply }
        if let failure { throw failure }
        return isComplete ? nil : try receive()
    }

    private func receive() throws -> PostgresReply? {
        do {
            let reply = try session.receive()
            isComplete = reply == nil
            return reply
        } catch {
            isComplete = true
            throw error
        }
    }

    private func names(of reply: PostgresReply) -> ColumnNames {
        if let columns { return columns }
        let names = ColumnNames(reply.columnNames)
        columns = names
        statement?.columns = names
        return names
    }
}
