public import Kernel

/// Stored as an integer.
extension Identifier: SQLConvertible, SQLReadable {
    public var sqlValue: SQLValue { .integer(rawValue) }

    public init(sqlValue: SQLValue) throws {
        self.init(rawValue: try Int64(sqlValue: sqlValue))
    }
}

/// Stored as an integer: milliseconds since the Unix epoch.
extension Timestamp: SQLConvertible, SQLReadable {
    public var sqlValue: SQLValue { .integer(milliseconds) }

    public init(sqlValue: SQLValue) throws {
        self.init(milliseconds: try Int64(sqlValue: sqlValue))
    }
}

/// Stored as text: 64 lower-case hexadecimal digits.
extension ContentHash: SQLConvertible, SQLReadable {
    public var sqlValue: SQLValue { .text(description) }

    public init(sqlValue: SQLValue) throws {
        guard let hash = ContentHash(try String(sqlValue: sqlValue)) else {
            throw SQLReadingError(expected: "a SHA-256 in hexadecimal", found: "other text")
        }
        self = hash
    }
}
