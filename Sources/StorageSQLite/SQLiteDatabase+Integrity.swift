import Storage

extension SQLiteDatabase {
    public func integrityProblems() async throws -> [String] {
        do {
            return try await read { connection in
                let structure: [String] = try connection.rows("PRAGMA integrity_check(100)") { try $0[0] }
                let references = try connection.rows("SELECT * FROM pragma_foreign_key_check LIMIT 100") { row in
                    let table: String = try row[0]
                    let target: String = try row[2]
                    return "A row of \(table) refers to a row of \(target) that does not exist."
                }
                return structure.filter { $0 != "ok" } + references
            }
        } catch StorageError.damaged(let reason) {
            return [reason]
        }
    }
}
