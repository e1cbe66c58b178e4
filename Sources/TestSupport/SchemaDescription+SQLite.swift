import Storage

extension Connection {
    func sqliteTables() throws -> [TableDescription] {
        let names: [String] = try rows(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        ) { try $0[0] }
        return try names.map { name in
            var table = TableDescription(name: name)
            table.primaryKey = try rows("SELECT name FROM pragma_table_info(\(name)) WHERE pk > 0 ORDER BY pk") {
                try $0[0]
            }
            table.columns = try sqliteColumns(of: table)
            try addSQLiteIndexes(to: &table)
            table.foreignKeys = try sqliteForeignKeys(of: name)
            return table
        }
    }

    private func sqliteColumns(of table: TableDescription) throws -> [TableDescription.Column] {
        try rows("SELECT name, type, \"notnull\", dflt_value FROM pragma_table_info(\(table.name)) ORDER BY cid") {
            row in
            let name: String = try row["name"]
            let type: String = try row["type"]
            // The row number under another name; every other column of a primary key accepts NULL unless told not to.
            let isRowNumber = type == "INTEGER" && table.primaryKey == [name]
            return TableDescription.Column(
                name: name, type: type.lowercased(), isNullable: try !row["notnull"] && !isRowNumber,
                standard: try row["dflt_value"])
        }
    }

    private func addSQLiteIndexes(to table: inout TableDescription) throws {
        let indexes = try rows("SELECT name, \"unique\", origin, partial FROM pragma_index_list(\(table.name))") {
            row in
            let index = TableDescription.Index(
                name: try row["name"], isUnique: try row["unique"], isPartial: try row["partial"])
            let origin: String = try row["origin"]
            return (index, origin)
        }
        for (index, origin) in indexes where origin != "pk" {
            let columns = try rows(
                "SELECT name, \"desc\" FROM pragma_index_xinfo(\(index.name)) WHERE key = 1 ORDER BY seqno"
            ) { row in
                let name: String? = try row["name"]
                let descends: Bool = try row["desc"]
                return (name ?? "expression") + (descends ? " desc" : "")
            }
            if origin == "u" {
                table.uniqueConstraints.append(columns)
            } else {
                var index = index
                index.columns = columns
                table.indexes.append(index)
            }
        }
    }

    private func sqliteForeignKeys(of table: String) throws -> [TableDescription.ForeignKey] {
        var keys: [Int: TableDescription.ForeignKey] = [:]
        try forEach(
            """
            SELECT id, "table" AS target, "from" AS column_name, "to" AS target_column, on_delete, on_update
            FROM pragma_foreign_key_list(\(table)) ORDER BY id, seq
            """
        ) { row in
            let id: Int = try row["id"]
            let onDelete: String = try row["on_delete"]
            let onUpdate: String = try row["on_update"]
            var key =
                try keys[id]
                ?? TableDescription.ForeignKey(
                    table: row["target"], onDelete: onDelete.lowercased(), onUpdate: onUpdate.lowercased())
            let target: String? = try row["target_column"]
            key.columns.append(try row["column_name"])
            key.targets.append(
                try target ?? value("SELECT name FROM pragma_table_info(\(key.table)) WHERE pk = \(key.columns.count)")
                    ?? "?")
            keys[id] = key
        }
        return Array(keys.values)
    }
}
