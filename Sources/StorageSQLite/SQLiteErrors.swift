import GRDB
import Storage

/// Runs GRDB code and turns what it throws into `StorageError`; other errors pass as they are.
func translatingErrors<T>(_ body: () throws -> T) throws -> T {
    do {
        return try body()
    } catch let error as DatabaseError {
        throw StorageError(error)
    }
}

extension StorageError {
    init(_ error: DatabaseError) {
        let message = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
            self = .unique(Constraint(message: message))
            return
        case .SQLITE_CONSTRAINT_FOREIGNKEY:
            self = .foreignKey(Constraint())
            return
        case .SQLITE_CONSTRAINT_CHECK:
            self = .check(Constraint(name: message.after("failed: ")))
            return
        case .SQLITE_CONSTRAINT_NOTNULL:
            self = .notNull(Constraint(message: message))
            return
        default: break
        }
        switch error.resultCode {
        case .SQLITE_FULL: self = .full
        case .SQLITE_READONLY: self = .readOnly
        case .SQLITE_CANTOPEN: self = .unreachable(reason: "the file cannot be opened; check its path and permissions.")
        case .SQLITE_IOERR: self = .unreachable(reason: "the disk could not be read or written (\(message)).")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(reason: message)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
        default: self = .statement(reason: message)
        }
    }
}

extension StorageError.Constraint {
    /// Reads `UNIQUE constraint failed: user.name, user.site` or `… failed: index 'user_by_name'`.
    fileprivate init(message: String) {
        let names = message.after("failed: ") ?? ""
        if names.hasPrefix("index '") {
            self.init(name: String(names.dropFirst(7).dropLast()))
            return
        }
        let places = names.split(separator: ", ").map { $0.split(separator: ".", maxSplits: 1) }
        self.init(table: places.first?.first.map(String.init), columns: places.compactMap { $0.last.map(String.init) })
    }
}

extension String {
    fileprivate func after(_ separator: String) -> String? {
        firstRange(of: separator).map { String(self[$0.upperBound...]) }
    }
}
