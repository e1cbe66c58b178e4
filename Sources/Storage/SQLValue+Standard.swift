extension SQLValue: SQLConvertible, SQLReadable {
    public var sqlValue: SQLValue { self }

    public init(sqlValue: SQLValue) { self = sqlValue }
}

extension Int64: SQLConvertible, SQLReadable {
    public var sqlValue: SQLValue { .integer(self) }

    public init(sqlValue: SQLValue) throws {
        guard case .integer(let value) = sqlValue else {
            throw SQLReadingError(expected: "an integer", found: sqlValue.typeName)
        }
        self = value
    }
}

extension Int: SQLConvertible, SQLReadable {
    public var sqlValue: SQLValue { .integer(Int64(self)) }

    public init(sqlValue: SQLValue) throws {
        self = Int(try Int64(sqlValue: sqlValue))
    }
}

/// Stored as 0 or 1, because SQLite has no type of its own for it.
extension Bool: SQLConvertible, SQLReadable {
    public var sqlValue: SQLValue { .integer(self ? 1 : 0) }

    public init(sqlValue: SQLValue) throws {
        switch sqlValue {
        case .integer(0): self = false
        case .integer(1): self = true
        default: throw SQLReadingError(expected: "0 or 1", found: sqlValue.typeName)
        }
    }
}

/// Not-a-number is stored as NULL, as SQLite does. An integer can be read as a `Double`, never the other way round.
extension Double: SQLConvertible, SQLReadable {
    public var sqlValue: SQLValue { isNaN ? .null : .real(self) }

    public init(sqlValue: SQLValue) throws {
        switch sqlValue {
        case .real(let value): self = value
        case .integer(let value): self = Double(value)
        default: throw SQLReadingError(expected: "a number", found: sqlValue.typeName)
        }
    }
}

extension String: SQLConvertible, SQLReadable {
    public var sqlValue: SQLValue { .text(self) }

    public init(sqlValue: SQLValue) throws {
        guard case .text(let value) = sqlValue else {
            throw SQLReadingError(expected: "text", found: sqlValue.typeName)
        }
        self = value
    }
}

extension [UInt8]: SQLConvertible, SQLReadable {
    public var sqlValue: SQLValue { .blob(self) }

    public init(sqlValue: SQLValue) throws {
        guard case .blob(let value) = sqlValue else {
            throw SQLReadingError(expected: "a blob", found: sqlValue.typeName)
        }
        self = value
    }
}

extension Optional: SQLConvertible where Wrapped: SQLConvertible {
    public var sqlValue: SQLValue { self?.sqlValue ?? .null }
}

extension Optional: SQLReadable where Wrapped: SQLReadable {
    public init(sqlValue: SQLValue) throws {
        self = sqlValue == .null ? nil : try Wrapped(sqlValue: sqlValue)
    }
}

extension SQLConvertible where Self: RawRepresentable, RawValue: SQLConvertible {
    public var sqlValue: SQLValue { rawValue.sqlValue }
}

extension SQLReadable where Self: RawRepresentable, RawValue: SQLReadable {
    public init(sqlValue: SQLValue) throws {
        guard let value = Self(rawValue: try RawValue(sqlValue: sqlValue)) else {
            throw SQLReadingError(expected: "a known \(Self.self)", found: "another value")
        }
        self = value
    }
}
