import CPostgres
import Foundation
import Storage

/// How to connect.
struct PostgresSettings: Sendable {
    let address: String
    let schema: String?
    let statementTimeout: Duration

    init(address: String, schema: String?, statementTimeout: Duration) throws {
        // libpq's own message would repeat the part it stumbled over, which may be the password.
        guard !address.utf8.contains(0), let options = PQconninfoParse(address, nil) else {
            throw StorageError.invalidAddress(expected: "postgres://user:password@host:5432/database")
        }
        PQconninfoFree(options)
        self.address = address
        self.schema = schema
        self.statementTimeout = statementTimeout
    }

    /// In libpq's order of precedence: later ones win, and `dbname` stands for everything in the address.
    private var parameters: [(keyword: String, value: String)] {
        [
            ("connect_timeout", "5"),
            ("application_name", "byline"),
            // A server that has silently gone must not hold a thread for hours.
            ("keepalives_idle", "30"), ("tcp_user_timeout", "30000"),
            ("dbname", address),
            ("client_encoding", "UTF8"),
        ]
    }

    /// A connection, perhaps a failed one; `nil` when there is no memory.
    func connect() -> OpaquePointer? {
        withCStrings(parameters.map(\.keyword)) { keywords in
            withCStrings(parameters.map(\.value)) { values in
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
    func preamble(quoting quote: (String) throws -> String) rethrows -> String {
        let milliseconds = statementTimeout / .milliseconds(1)
        var text = "SET statement_timeout = \(Int64(milliseconds)); SET bytea_output = hex; SET extra_float_digits = 1"
        if let schema {
            let name = try quote(schema)
            // Extensions usually live in `public`.
            text += "; SET client_min_messages = warning; CREATE SCHEMA IF NOT EXISTS \(name)"
            text += "; SET search_path = \(name), public"
        }
        return text
    }
}

extension String {
    var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
