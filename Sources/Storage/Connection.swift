/// One connection, inside one transaction, for as long as the closure of `Database.read` or `Database.write` runs.
///
/// The rules are the same on both databases: once a statement has failed, the transaction cannot go on
/// (`StorageError.transactionFailed`), unless the statement was inside a `savepoint`.
public protocol Connection {
    var dialect: Dialect { get }

    /// Runs one statement and returns how many rows it inserted, updated or deleted itself
    /// (not those a foreign key or a trigger changed); 0 for any other statement.
    @discardableResult
    func execute(_ sql: SQL) throws -> Int

    /// Hands over the rows one by one as they arrive, so that a large result needs no memory.
    /// Other statements may run in between, as long as they leave the rows being read alone.
    func forEach(_ sql: SQL, _ body: (Row) throws -> Void) throws

    /// Runs part of a transaction. When the closure throws, what it changed is undone,
    /// the error is passed on, and the rest of the transaction can go on.
    func savepoint<T>(_ body: () throws -> T) throws -> T
}

extension Connection {
    /// Every row, made into a value. For results that fit in memory.
    public func rows<T>(_ sql: SQL, _ make: (Row) throws -> T) throws -> [T] {
        var result: [T] = []
        try forEach(sql) { result.append(try make($0)) }
        return result
    }

    /// The first row; `nil` if there is none. The others are thrown away: add `LIMIT 1` where there could be many.
    public func first<T>(_ sql: SQL, _ make: (Row) throws -> T) throws -> T? {
        var result: T?
        do {
            try forEach(sql) {
                result = try make($0)
                throw Enough()
            }
        } catch is Enough {}
        return result
    }

    /// The first column of the first row; `nil` if there is no row, or if it holds NULL.
    public func value<T: SQLReadable>(_ sql: SQL) throws -> T? {
        let value: T?? = try first(sql) { try $0[0] }
        return value ?? nil
    }

    /// Whether there is any row.
    public func exists(_ sql: SQL) throws -> Bool {
        try first(sql) { _ in true } ?? false
    }
}

/// Ends a `forEach` early.
private struct Enough: Error {}
