/// A statement, or a part of one, together with its values.
///
/// Interpolation always binds; nothing that comes from outside can become part of the text:
///
///     "SELECT title FROM article WHERE state = \(state) AND id IN \(list: ids)"
///     "… ORDER BY \(newestFirst)"                          a fragment, itself an `SQL`
///     "\(sqlite: "random()", postgres: "gen_random_uuid()")"   where the two databases differ
///
/// Write each value where it is used; a value that is used twice is interpolated twice. To PostgreSQL integers are of
/// 64 bits, so what wants fewer needs `CAST(\(length) AS INTEGER)`, such as the second argument of `substr`; and it cannot
/// tell the type of a `nil` that stands alone (`\(nil) IS NULL`): decide such things in Swift.
public struct SQL: Sendable {
    enum Piece: Sendable {
        case text(String)
        case value(SQLValue)
        case dialects(sqlite: SQL, postgres: SQL)
    }

    var pieces: [Piece]

    /// Whether the text depends on how many values a list had, so that keeping the prepared statement is not worthwhile.
    public private(set) var hasList = false

    /// The text that a driver sends, with `?` (SQLite) or `$1`, `$2`, … (PostgreSQL) in order of appearance,
    /// and the values in the same order.
    public func rendered(for dialect: Dialect) -> (text: String, values: [SQLValue]) {
        if pieces.count == 1, case .text(let text) = pieces[0] { return (text, []) }
        var text = ""
        text.reserveCapacity(256)
        var values: [SQLValue] = []
        values.reserveCapacity(pieces.count / 2)
        render(for: dialect, into: &text, &values)
        return (text, values)
    }

    private func render(for dialect: Dialect, into text: inout String, _ values: inout [SQLValue]) {
        for piece in pieces {
            switch piece {
            case .text(let literal):
                text += literal
            case .value(let value):
                values.append(value)
                switch dialect {
                case .sqlite: text += "?"
                case .postgres:
                    text += "$"
                    text += String(values.count)
                }
            case .dialects(let sqlite, let postgres):
                (dialect == .sqlite ? sqlite : postgres).render(for: dialect, into: &text, &values)
            }
        }
    }
}

/// The two databases.
public enum Dialect: Sendable, CaseIterable {
    case sqlite, postgres
}

extension SQL: ExpressibleByStringInterpolation {
    public init(stringLiteral value: String) {
        pieces = [.text(value)]
    }

    public init(stringInterpolation: StringInterpolation) {
        self = stringInterpolation.sql
    }

    /// Collects the pieces of an interpolated statement.
    public struct StringInterpolation: StringInterpolationProtocol, Sendable {
        var sql = SQL(pieces: [])

        public init(literalCapacity: Int, interpolationCount: Int) {
            sql.pieces.reserveCapacity(2 * interpolationCount + 1)
        }

        public mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { sql.pieces.append(.text(literal)) }
        }

        /// Binds a value.
        public mutating func appendInterpolation<Value: SQLConvertible>(_ value: Value) {
            sql.pieces.append(.value(value.sqlValue))
        }

        /// Binds a value, or NULL.
        public mutating func appendInterpolation<Value: SQLConvertible>(_ value: Value?) {
            sql.pieces.append(.value(value.sqlValue))
        }

        /// Binds a text, also when it is written as a literal inside the interpolation.
        public mutating func appendInterpolation(_ value: String) {
            sql.pieces.append(.value(.text(value)))
        }

        /// Inserts a part of a statement, values and all.
        public mutating func appendInterpolation(_ fragment: SQL) {
            sql.append(fragment)
        }

        /// Inserts the part meant for the database at hand.
        public mutating func appendInterpolation(sqlite: SQL, postgres: SQL) {
            sql.pieces.append(.dialects(sqlite: sqlite, postgres: postgres))
            sql.hasList = sql.hasList || sqlite.hasList || postgres.hasList
        }

        /// Binds every value of a list, as `(?, ?, ?)`. An empty list becomes `(NULL)`, which makes both
        /// `IN` and `NOT IN` match no row. Keep lists below 30,000 values, the smaller of the databases' limits.
        public mutating func appendInterpolation<Values: Sequence>(list: Values) where Values.Element: SQLConvertible {
            var separator = "("
            for value in list {
                sql.pieces.append(.text(separator))
                sql.pieces.append(.value(value.sqlValue))
                separator = ", "
            }
            sql.pieces.append(.text(separator == "(" ? "(NULL)" : ")"))
            sql.hasList = true
        }
    }

    mutating func append(_ fragment: SQL) {
        pieces += fragment.pieces
        hasList = hasList || fragment.hasList
    }
}

extension Sequence<SQL> {
    /// The fragments one after another, such as conditions with `" AND "`; empty when there are none.
    public func joined(separator: SQL) -> SQL {
        var joined = SQL(pieces: [])
        for (index, fragment) in enumerated() {
            if index > 0 { joined.append(separator) }
            joined.append(fragment)
        }
        return joined
    }
}
