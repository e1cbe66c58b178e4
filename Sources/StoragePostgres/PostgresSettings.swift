import CPostgres
import Foundation
import Storage

/// How to connect.
struct PostgresSettings: Sendable {
    let schema: String?
    private let address: String
    private let statementTimeout: Duration

    init(address: String, schema: String?, statementTimeout: Duration) throws {
        // libpq's own messages would repeat the part they stumble over, which may be the password.
        guard !address.utf8.contains(0), Self.isPlausible(address) else {
            throw StorageError.invalidAddress(
                expected: "postgres://user:password@host:5432/database, with %40 for @ and %2F for / in the password.")
        }
        self.address = address
        self.schema = schema
        self.statementTimeout = statementTimeout
    }

    /// Whether libpq can read it, and no part of a password with `@` or `/` in it was taken for a host, port or database.
    private static func isPlausible(_ address: String) -> Bool {
        guard let options = PQconninfoParse(address, nil) else { return false }
        defer { PQconninfoFree(options) }
        var option = options
        while let keyword = option.pointee.keyword {
            let value = option.pointee.val.map { String(cString: $0) } ?? ""
            switch String(cString: keyword) {
            case "host", "dbname": if value.contains("@") { return false }
            case "port": if !value.allSatisfy({ $0.isNumber || $0 == "," }) { return false }
            default: break
            }
            option += 1
        }
        return true
    }

    /// A connection, perhaps a failed one; `nil` when there is no memory.
    func connect() -> OpaquePointer? {
        // Later ones win, and `dbname` stands for everything in the address.
        let parameters = [
            ("connect_timeout", "5"),
            ("application_name", "byline"),
            // A server that has silently gone must not hold a thread for hours.
            ("keepalives_idle", "30"), ("tcp_user_timeout", "30000"),
            ("dbname", address),
            ("client_encoding", "UTF8"),
        ]
        return withCStrings(parameters.map(\.0)) { keywords in
            withCStrings(parameters.map(\.1)) { values in
                PQconnectdbParams(keywords, values, 1)
            }
        }
    }

    private func withCStrings<T>(_ strings: [String], _ body: ([UnsafePointer<CChar>?]) -> T) -> T {
        let copies = strings.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies.map { UnsafePointer($0) } + [nil])
    }

    /// What a new session is told before anything else.
    var preamble: String {
        let timeout = Int64(statementTimeout / .milliseconds(1))
        let text = "SET statement_timeout = \(timeout); SET bytea_output = hex; SET extra_float_digits = 1"
        // Extensions usually live in `public`.
        return quotedSchema.map { "\(text); SET search_path = \($0), public" } ?? text
    }

    var quotedSchema: String? {
        schema.map { "\"\($0.replacing("\"", with: "\"\""))\"" }
    }
}

extension String {
    var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
