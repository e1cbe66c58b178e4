import Foundation
import Kernel
import Storage

struct NotificationStore {
    let connection: any Connection

    /// Tells an account something, in the ways it has chosen; both where it has chosen nothing.
    func tell(
        _ account: Identifier<Account>, _ kind: UserNotification.Kind, path: String,
        _ arguments: [String: String] = [:],
        at time: Timestamp
    ) throws {
        let choice = try connection.first(
            """
            SELECT on_site, by_mail FROM notification_choice WHERE account_id = \(account) AND kind = \(kind)
            """
        ) { (onSite: try $0["on_site"] as Int == 1, byMail: try $0["by_mail"] as Int == 1) }
        let json = try Self.json(arguments)
        if choice?.onSite ?? true {
            try connection.execute(
                """
                INSERT INTO notification (id, account_id, kind, arguments, path, created_at)
                VALUES (\(Identifier<UserNotification>.mint(at: time)), \(account), \(kind), \(json), \(path), \(time))
                """)
        }
        if choice?.byMail ?? true {
            try connection.execute(
                """
                INSERT INTO mail (id, recipient, language, kind, arguments, path, created_at, due_at, attempts, problem)
                SELECT \(Identifier<UserNotification>.mint(at: time)), email, language, \(kind), \(json), \(path), \(time),
                    \(time), 0, '' FROM account WHERE id = \(account) AND disabled_at IS NULL
                """)
        }
    }

    static func json(_ arguments: [String: String]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(arguments), as: UTF8.self)
    }
}
