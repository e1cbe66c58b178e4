import Foundation
import GRDB
import Storage

/// One transaction on a GRDB connection.
final class SQLiteConnection: Connection {
    private let database: GRDB.Database
    /// SQLite itself would go on after a failed statement; PostgreSQL does not, and neither do we.
    private var hasFailed = false
    /// The texts of the statements whose rows are being read: these prepared statements must not be used again.
    private var beingRead: [String] = []

    init(_ database: GRDB.Database) {
        self.database = database
    }

    var dialect: Dialect { .sqlite }

    func run<T>(_ body: (any Connection) throws -> T) throws -> T {
        let result = try body(self)
        if hasFailed { throw StorageError.transactionFailed }
        return result
    }

    @discardableResult
    func execute(_ sql: Storage.SQL) throws -> Int {
        try perform {
            let (_, statement, arguments) = try prepare(sql)
            let before = database.totalChangesCount
            try statement.execute(arguments: arguments)
            // SQLite leaves the count of the statement before last when a statement changes nothing by nature.
            return database.totalChangesCount == before ? 0 : database.changesCount
        }
    }

    func forEach(_ sql: Storage.SQL, _ body: (Storage.Row) throws -> Void) throws {
        let (text, statement, cursor) = try perform {
            let (text, statement, arguments) = try prepare(sql)
            return (text, statement, try GRDB.Row.fetchCursor(statement, arguments: arguments))
        }
        beingRead.append(text)
        defer { beingRead.removeLast() }
        let columns = ColumnNames(statement.columnNames)
        let indices = 0..<CInt(statement.columnCount)
        while try perform({ try cursor.next() }) != nil {
            let values = indices.map {
                SQLValue(DatabaseValue(sqliteStatement: statement.sqliteStatement, index: $0))
            }
            try body(Storage.Row(columns: columns, values: values))
        }
    }

    func savepoint<T>(_ body: () throws -> T) throws -> T {
        try execute("SAVEPOINT byline")
        do {
            let result = try body()
            try execute("RELEASE SAVEPOINT byline")
            return result
        } catch {
            hasFailed = false
            try execute("ROLLBACK TO SAVEPOINT byline")
            try execute("RELEASE SAVEPOINT byline")
            throw error
        }
    }

    private func prepare(_ sql: Storage.SQL) throws -> (text: String, Statement, StatementArguments) {
        let (text, values) = sql.rendered(for: .sqlite)
        for value in values { try value.checkStorable() }
        let isReusable = !sql.hasList && !beingRead.contains(text)
        let statement = try isReusable ? database.cachedStatement(sql: text) : database.makeStatement(sql: text)
        return (text, statement, StatementArguments(values.map(\.databaseValue)))
    }

    private func perform<T>(_ work: () throws -> T) throws -> T {
        if hasFailed { throw StorageError.transactionFailed }
        do {
            return try translatingErrors(work)
        } catch {
            hasFailed = true
            throw error
        }
    }
}

extension SQLValue {
    init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .int64(let integer): self = .integer(integer)
        case .double(let real): self = .real(real)
        case .string(let text): self = .text(text)
        case .blob(let data): self = .blob([UInt8](data))
        }
    }

    var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let integer): integer.databaseValue
        case .real(let real): real.databaseValue
        case .text(let text): text.databaseValue
        case .blob(let bytes): Data(bytes).databaseValue
        }
    }
}
