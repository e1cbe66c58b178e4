public import Kernel
import Storage

/// Somebody whose complaints go first, because the operator knows them. They are known by being signed in.
public struct TrustedComplainant: Sendable {
    public let account: Identifier<Account>
    public let name: String
    public let email: EmailAddress
    /// Why they are trusted, such as the body that named them.
    public let note: String
    public let since: Timestamp
    public let record: ComplaintRecord?
}

struct TrustedComplainants {
    let connection: any Connection

    func includes(_ account: Identifier<Account>) throws -> Bool {
        try connection.exists("SELECT 1 FROM trusted_complainant WHERE account_id = \(account)")
    }
}

extension Platform {
    /// - Throws: `ReadingError.noSuchPage` to all but operators.
    public func trustedComplainants(for account: Account) async throws -> [TrustedComplainant] {
        try account.requireOperator()
        return try await read { connection in
            try connection.rows(
                """
                SELECT account.id AS id, account.name AS name, account.email AS email, trusted_complainant.note AS note,
                    trusted_complainant.since AS since
                FROM trusted_complainant JOIN account ON account.id = trusted_complainant.account_id
                ORDER BY trusted_complainant.since, account.id
                """
            ) { row in
                let id: Identifier<Account> = try row["id"]
                return TrustedComplainant(
                    account: id, name: try row["name"], email: try row["email"], note: try row["note"],
                    since: try row["since"],
                    record: try ComplaintRecords(connection: connection).complainant(
                        Complainant(id, nil).key, since: Timestamp(milliseconds: 0)))
            }
        }
    }

    /// - Throws: `ComplaintError.noSuchPerson` where nobody has an account with that address.
    public func trust(_ email: String, note: String, by account: Account) async throws {
        try account.requireOperator()
        let now = clock.now
        guard note.count <= 500 else { throw ComplaintError.textTooLong(limit: 500) }
        try await writeUnseen { connection in
            guard let address = EmailAddress(email),
                let trusted = try AccountStore(connection: connection).find(address)
            else { throw ComplaintError.noSuchPerson }
            try connection.execute(
                """
                INSERT INTO trusted_complainant (account_id, note, since, set_by)
                VALUES (\(trusted.id), \(note.trimmed), \(now), \(account.id))
                ON CONFLICT (account_id) DO UPDATE SET note = excluded.note
                """)
            try AuditLog(connection: connection).record(
                "complainant.trust", subject: "\(trusted.id)", detail: note.trimmed, by: account.id, at: now)
        }
    }

    public func distrust(_ trusted: Identifier<Account>, by account: Account) async throws {
        try account.requireOperator()
        let now = clock.now
        try await writeUnseen { connection in
            try connection.execute("DELETE FROM trusted_complainant WHERE account_id = \(trusted)")
            try AuditLog(connection: connection).record(
                "complainant.distrust", subject: "\(trusted)", by: account.id, at: now)
        }
    }
}
