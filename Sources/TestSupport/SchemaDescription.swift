import Foundation
public import Storage

/// The tables of a database in one text that is the same for both databases when their schemas are:
/// columns with portable types, nullability and defaults, primary keys, unique constraints, indexes and foreign keys.
///
/// Checks, triggers and full-text tables are left out; of a partial index only that it is partial.
public func schemaDescription(_ database: any Database) async throws -> String {
    try await database.read { connection in
        let tables = try connection.dialect == .sqlite ? connection.sqliteTables() : connection.postgresTables()
        return tables.map(\.description).joined(separator: "\n")
    }
}

struct TableDescription {
    var name: String
    var columns: [Column] = []
    var primaryKey: [String] = []
    var uniqueConstraints: [[String]] = []
    var indexes: [Index] = []
    var foreignKeys: [ForeignKey] = []

    struct Column {
        var name: String
        var type: String
        var isNullable: Bool
        var standard: String?

        var description: String {
            "\(name) \(type)" + (isNullable ? "" : " not null") + (plainStandard.map { " default \($0)" } ?? "")
        }

        /// PostgreSQL writes a negative number as `'-1'`, or in parentheses.
        private var plainStandard: String? {
            let digits = standard?.trimmingCharacters(in: ["'", "(", ")"])
            return digits.flatMap(Double.init) == nil || type.hasPrefix("text") ? standard : digits
        }
    }

    struct Index {
        var name: String
        /// With ` desc` where it descends; `expression` for anything but a column.
        var columns: [String] = []
        var isUnique: Bool
        var isPartial: Bool

        var description: String {
            (isUnique ? "unique index " : "index ") + "\(name) \(columns.list)" + (isPartial ? " partial" : "")
        }
    }

    struct ForeignKey {
        var columns: [String] = []
        var table: String
        var targets: [String] = []
        var onDelete: String
        var onUpdate: String

        var description: String {
            "foreign key \(columns.list) references \(table) \(targets.list)"
                + " on delete \(onDelete) on update \(onUpdate)"
        }
    }

    var description: String {
        let constraints =
            uniqueConstraints.map { "unique \($0.list)" } + indexes.map(\.description) + foreignKeys.map(\.description)
        let lines = columns.map(\.description) + ["primary key \(primaryKey.list)"] + constraints.sorted()
        return "table \(name)\n" + lines.map { "    \($0)\n" }.joined()
    }
}

extension [String] {
    fileprivate var list: String { "(\(joined(separator: ", ")))" }
}
