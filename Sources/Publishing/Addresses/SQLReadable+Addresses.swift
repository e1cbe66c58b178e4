public import Storage

extension Handle: SQLConvertible, SQLReadable {
    public var sqlValue: SQLValue { .text(description) }

    public init(sqlValue: SQLValue) throws {
        guard let handle = Handle(try String(sqlValue: sqlValue)) else { throw StoredValueError(column: "handle") }
        self = handle
    }
}

extension Slug: SQLConvertible, SQLReadable {
    public var sqlValue: SQLValue { .text(description) }

    public init(sqlValue: SQLValue) throws {
        guard let slug = Slug(try String(sqlValue: sqlValue)) else { throw StoredValueError(column: "slug") }
        self = slug
    }
}

/// The database holds a value that this program would never have written.
struct StoredValueError: Error, CustomStringConvertible {
    let column: String
    var description: String { "the database holds an unreadable \(column)" }
}
