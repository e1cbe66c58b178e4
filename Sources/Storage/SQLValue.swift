/// What both databases can store, and nothing else.
public enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    /// Never holds U+0000: PostgreSQL cannot store it and SQLite would cut the text there, so both refuse it.
    case text(String)
    case blob([UInt8])

    var typeName: String {
        switch self {
        case .null: "null"
        case .integer: "integer"
        case .real: "real"
        case .text: "text"
        case .blob: "blob"
        }
    }

    /// Throws `StorageError.nulCharacter` for a text that neither database could keep; drivers ask before they bind.
    package func checkStorable() throws {
        guard case .text(let text) = self else { return }
        if text.utf8.contains(0) { throw StorageError.nulCharacter }
    }
}

/// A value that can be bound to a statement.
///
/// An enumeration with raw values only has to declare the conformance.
public protocol SQLConvertible {
    var sqlValue: SQLValue { get }
}

/// A value that can be read from a column.
///
/// An enumeration with raw values only has to declare the conformance.
public protocol SQLReadable {
    /// Throws when the stored value is of another type or out of range.
    init(sqlValue: SQLValue) throws
}

/// A stored value is not what the program reads it as; `Row` says in which column.
struct SQLReadingError: Error {
    let expected: String
    let found: String
}
