public import Kernel
import Storage

/// One change of the site: by whom, when, what.
public struct AuditEvent: Sendable {
    /// Such as `settings.review` or `account.roles`.
    public let kind: String
    public let subject: String
    public let detail: String
    /// `nil` for the command line and the program itself.
    public let name: String?
    public let createdAt: Timestamp
}

public struct AuditContents: Sendable {
    /// The newest first.
    public let events: Page<AuditEvent>
    public let chrome: Chrome
}

extension Platform {
    /// - Throws: `ReadingError.noSuchPage` to anybody but an operator.
    public func audit(page: Int, for account: Account) async throws -> AuditContents {
        try account.requireOperator()
        return try await read { connection in
            let events = try Page.requested(page) { limit, offset in
                try connection.rows(
                    """
                    SELECT audit_event.kind AS kind, audit_event.subject AS subject, audit_event.detail AS detail,
                        audit_event.created_at AS created_at, account.name AS name
                    FROM audit_event LEFT JOIN account ON account.id = audit_event.account_id
                    ORDER BY audit_event.id DESC LIMIT \(limit) OFFSET \(offset)
                    """
                ) {
                    AuditEvent(
                        kind: try $0["kind"], subject: try $0["subject"], detail: try $0["detail"],
                        name: try $0["name"], createdAt: try $0["created_at"])
                }
            }
            return AuditContents(events: events, chrome: try Chrome(connection))
        }
    }
}
