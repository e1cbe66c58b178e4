/// Words that the two databases spell differently in `CREATE TABLE`, under one name each.
extension SQL {
    /// A signed 64-bit integer; also times (epoch milliseconds), identifiers and truth values (0 or 1).
    public static let integer: SQL = "\(sqlite: "INTEGER", postgres: "BIGINT")"

    /// Text that is compared byte by byte, in both databases.
    public static let text: SQL = "\(sqlite: "TEXT", postgres: "TEXT COLLATE \"C\"")"

    public static let real: SQL = "\(sqlite: "REAL", postgres: "DOUBLE PRECISION")"

    public static let blob: SQL = "\(sqlite: "BLOB", postgres: "BYTEA")"

    /// Goes after the closing parenthesis of every table, so that SQLite too refuses values of the wrong type.
    public static let strict: SQL = "\(sqlite: " STRICT", postgres: "")"
}
