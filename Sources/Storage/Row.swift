/// One row of a result.
///
///     let title: String = try row["title"]
///     let score: Double? = try row["score"]
///
/// Name columns in lower case and give every expression a name with `AS`: the databases invent different ones.
public struct Row: Sendable {
    private let columns: ColumnNames
    let values: [SQLValue]

    package init(columns: ColumnNames, values: [SQLValue]) {
        self.columns = columns
        self.values = values
    }

    /// Throws `StorageError.column` when there is no such column, two of that name, or the value is of another type.
    public subscript<Value: SQLReadable>(_ column: String) -> Value {
        get throws {
            guard let index = try columns.index(of: column) else {
                throw StorageError.column(column, problem: "is not in the result")
            }
            return try self[index]
        }
    }

    /// The value of a column by its position, from 0. Throws as the subscript by name does.
    public subscript<Value: SQLReadable>(_ index: Int) -> Value {
        get throws {
            guard values.indices.contains(index) else {
                throw StorageError.column("number \(index)", problem: "is not in the result")
            }
            do {
                return try Value(sqlValue: values[index])
            } catch let error as SQLReadingError {
                throw StorageError.column(
                    columns.names[index], problem: "should hold \(error.expected), but holds \(error.found)")
            }
        }
    }
}

/// The names of a result's columns, shared by all its rows.
package final class ColumnNames: Sendable {
    let names: [String]

    package init(_ names: [String]) {
        self.names = names
    }

    /// A walk over the names: results are narrow, and comparing short strings is cheaper than hashing one.
    func index(of name: String) throws -> Int? {
        guard let index = names.firstIndex(of: name) else { return nil }
        if names[(index + 1)...].contains(name) {
            throw StorageError.column(name, problem: "is in the result more than once")
        }
        return index
    }
}
