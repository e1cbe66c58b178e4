import CPostgres
import Storage

/// A statement the server has parsed and named for one session.
final class PreparedStatement {
    /// A value's type is part of the statement: the same text with NULL in place of a number is another one.
    struct Key: Hashable {
        let text: String
        let types: [Oid]
    }

    let name: String
    /// Known after the first row.
    var columns: ColumnNames?
    fileprivate var lastUse = 0

    init(name: String) {
        self.name = name
    }
}

/// The prepared statements of one session; when there are too many, the one unused for longest goes.
struct StatementCache {
    private static let capacity = 256
    private var statements: [PreparedStatement.Key: PreparedStatement] = [:]
    private var uses = 0
    private var made = 0

    init() {}

    /// Empty, but never repeats a name of `other`.
    init(after other: StatementCache) {
        made = other.made
    }

    mutating func statement(
        _ key: PreparedStatement.Key, prepare: (String) throws -> Void, forget: (String) throws -> Void
    ) throws -> PreparedStatement {
        uses += 1
        if let statement = statements[key] {
            statement.lastUse = uses
            return statement
        }
        if statements.count >= Self.capacity,
            let oldest = statements.min(by: { $0.value.lastUse < $1.value.lastUse })
        {
            statements[oldest.key] = nil
            try forget(oldest.value.name)
        }
        made += 1
        let statement = PreparedStatement(name: "s\(made)")
        try prepare(statement.name)
        statement.lastUse = uses
        statements[key] = statement
        return statement
    }
}
