import Storage

extension Connection {
    func postgresTables() throws -> [TableDescription] {
        let tables = try rows(
            """
            SELECT oid, relname FROM pg_class
            WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') ORDER BY relname COLLATE "C"
            """
        ) { row in
            let id: Int = try row["oid"]
            return (id, TableDescription(name: try row["relname"]))
        }
        return try tables.map { id, table in
            var table = table
            table.columns = try postgresColumns(of: id)
            try addPostgresIndexes(to: &table, id)
            table.foreignKeys = try postgresForeignKeys(of: id)
            return table
        }
    }

    private func postgresColumns(of table: Int) throws -> [TableDescription.Column] {
        try rows(
            """
            SELECT attname, format_type(atttypid, atttypmod) AS type, collname, attnotnull,
                split_part(pg_get_expr(adbin, adrelid), '::', 1) AS standard
            FROM pg_attribute
            LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
            LEFT JOIN pg_collation ON pg_collation.oid = attcollation
            WHERE attrelid = \(table) AND attnum > 0 AND NOT attisdropped ORDER BY attnum
            """
        ) { row in
            let type: String = try row["type"]
            let collation: String? = try row["collname"]
            return TableDescription.Column(
                name: try row["attname"], type: portable(type, collation), isNullable: try !row["attnotnull"],
                standard: try row["standard"])
        }
    }

    /// Anything `SQL.integer`, `.text`, `.real` and `.blob` do not make keeps its name, so that it shows.
    private func portable(_ type: String, _ collation: String?) -> String {
        switch type {
        case "bigint": "integer"
        case "integer": "integer of 32 bits"
        case "double precision": "real"
        case "bytea": "blob"
        case "text" where collation != "C": "text with collation \(collation ?? "none")"
        default: type
        }
    }

    private func addPostgresIndexes(to table: inout TableDescription, _ id: Int) throws {
        var indexes: [(TableDescription.Index, constraint: String?)] = []
        try forEach(
            """
            SELECT relname, indisunique, indpred IS NOT NULL AS is_partial, contype, place,
                coalesce(attname, 'expression') || CASE indoption[place - 1] & 1 WHEN 1 THEN ' desc' ELSE '' END AS word
            FROM pg_index
            JOIN pg_class ON pg_class.oid = indexrelid
            CROSS JOIN LATERAL generate_series(1, indnkeyatts) AS place
            LEFT JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[place - 1] AND attnum > 0
            LEFT JOIN pg_constraint ON conindid = indexrelid AND contype IN ('p', 'u')
            WHERE indrelid = \(id) ORDER BY relname, place
            """
        ) { row in
            if try row["place"] == 1 {
                let index = TableDescription.Index(
                    name: try row["relname"], isUnique: try row["indisunique"], isPartial: try row["is_partial"])
                indexes.append((index, try row["contype"]))
            }
            indexes[indexes.count - 1].0.columns.append(try row["word"])
        }
        for (index, constraint) in indexes {
            switch constraint {
            case "p": table.primaryKey = index.columns
            case "u": table.uniqueConstraints.append(index.columns)
            default: table.indexes.append(index)
            }
        }
    }

    private func postgresForeignKeys(of table: Int) throws -> [TableDescription.ForeignKey] {
        let actions = ["a": "no action", "r": "restrict", "c": "cascade", "n": "set null", "d": "set default"]
        var keys: [String: TableDescription.ForeignKey] = [:]
        try forEach(
            """
            SELECT conname, relname, here.attname AS column_name, there.attname AS target_column, confdeltype, confupdtype
            FROM pg_constraint
            JOIN pg_class ON pg_class.oid = confrelid
            CROSS JOIN LATERAL generate_series(1, cardinality(conkey)) AS place
            JOIN pg_attribute here ON here.attrelid = conrelid AND here.attnum = conkey[place]
            JOIN pg_attribute there ON there.attrelid = confrelid AND there.attnum = confkey[place]
            WHERE conrelid = \(table) AND contype = 'f' ORDER BY conname, place
            """
        ) { row in
            let name: String = try row["conname"]
            var key =
                try keys[name]
                ?? TableDescription.ForeignKey(
                    table: row["relname"], onDelete: actions[row["confdeltype"]] ?? "?",
                    onUpdate: actions[row["confupdtype"]] ?? "?")
            key.columns.append(try row["column_name"])
            key.targets.append(try row["target_column"])
            keys[name] = key
        }
        return Array(keys.values)
    }
}
