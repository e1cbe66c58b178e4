import CPostgres
import Storage

/// One reply of the server: a row, the end of a result, or an error.
final class PostgresReply {
    private let handle: OpaquePointer?

    init(_ handle: OpaquePointer?) {
        self.handle = handle
    }

    deinit {
        PQclear(handle)
    }

    /// Also when libpq could not make a reply at all.
    var isFailure: Bool {
        switch PQresultStatus(handle) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_SINGLE_TUPLE: false
        default: true
        }
    }

    var isRow: Bool { PQresultStatus(handle) == PGRES_SINGLE_TUPLE }

    var isCopy: Bool {
        [PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH].contains(PQresultStatus(handle))
    }

    /// What was done, such as `COMMIT` or `UPDATE 3`.
    var tag: String { String(cString: PQcmdStatus(handle)) }

    /// How many rows were inserted, updated or deleted.
    var changes: Int {
        let words = tag.split(separator: " ")
        guard let verb = words.first, ["INSERT", "UPDATE", "DELETE", "MERGE"].contains(verb) else { return 0 }
        return words.last.flatMap { Int($0) } ?? 0
    }

    func field(_ code: Character) -> String? {
        guard let text = PQresultErrorField(handle, CInt(code.asciiValue ?? 0)) else { return nil }
        return String(cString: text)
    }

    var columnNames: [String] {
        (0..<PQnfields(handle)).map { String(cString: PQfname(handle, $0)) }
    }

    /// The values of the one row.
    func values() throws -> [SQLValue] {
        try (0..<PQnfields(handle)).map { column in
            if PQgetisnull(handle, 0, column) == 1 { return .null }
            let bytes = UnsafeRawBufferPointer(
                start: PQgetvalue(handle, 0, column), count: Int(PQgetlength(handle, 0, column)))
            return try SQLValue(bytes, type: PQftype(handle, column))
        }
    }
}
