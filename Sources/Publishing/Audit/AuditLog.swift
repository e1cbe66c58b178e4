import Kernel
import Storage

/// What was changed about the site by whom: settings, roles, members, accounts. Rows are only ever added.
struct AuditLog {
    let connection: any Connection

    /// - Parameters:
    ///   - kind: such as `settings.review` or `account.role`.
    ///   - subject: what was changed, as its identifier or name.
    ///   - detail: the new value, never a secret.
    func record(
        _ kind: String, subject: String, detail: String = "", by account: Identifier<Account>?, at time: Timestamp
    ) throws {
        try connection.execute(
            """
            INSERT INTO audit_event (id, account_id, kind, subject, detail, created_at)
            VALUES (\(Identifier<AuditLog>.mint(at: time)), \(account), \(kind), \(subject), \(detail), \(time))
            """)
    }
}
