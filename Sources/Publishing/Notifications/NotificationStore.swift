import Kernel
import Storage

struct NotificationStore {
    /// The navigation shows no number above this.
    static let countedUnread = 100

    let connection: any Connection

    /// Tells an account something, in the ways it has chosen; both where it has chosen nothing.
    func tell(
        _ account: Identifier<Account>, _ kind: UserNotification.Kind, path: String,
        _ arguments: [String: String] = [:],
        at time: Timestamp
    ) throws {
        let choice = try choices(of: account)[kind] ?? .standard
        if choice.onSite {
            try connection.execute(
                """
                INSERT INTO notification (id, account_id, kind, arguments, path, created_at)
                VALUES (\(Identifier<UserNotification>.mint(at: time)), \(account), \(kind),
                    \(try StoredJSON.text(arguments)), \(path), \(time))
                """)
        }
        if choice.byMail, let owner = try AccountStore(connection: connection).find(account), owner.disabledAt == nil {
            try MailStore(connection: connection).queue(
                kind: kind.rawValue, to: owner.email, owner.language, arguments, path: path, at: time)
        }
    }

    /// Counted up to `countedUnread`, so that it stays cheap whatever has piled up.
    func unread(of account: Identifier<Account>) throws -> Int {
        try connection.value(
            """
            SELECT count(*) FROM (SELECT 1 FROM notification WHERE account_id = \(account) AND read_at IS NULL
                LIMIT \(Self.countedUnread)) AS unread
            """) ?? 0
    }

    /// The newest first.
    func list(of account: Identifier<Account>, limit: Int, offset: Int) throws -> [UserNotification] {
        try connection.rows(
            """
            SELECT * FROM notification WHERE account_id = \(account) ORDER BY id DESC
            LIMIT \(limit) OFFSET \(offset)
            """, UserNotification.init)
    }

    func find(_ id: Identifier<UserNotification>, of account: Identifier<Account>) throws -> UserNotification? {
        try connection.first(
            "SELECT * FROM notification WHERE id = \(id) AND account_id = \(account)", UserNotification.init)
    }

    func markRead(_ id: Identifier<UserNotification>, of account: Identifier<Account>, at time: Timestamp) throws {
        try connection.execute(
            """
            UPDATE notification SET read_at = \(time) WHERE id = \(id) AND account_id = \(account) AND read_at IS NULL
            """)
    }

    func markAllRead(of account: Identifier<Account>, at time: Timestamp) throws {
        try connection.execute(
            "UPDATE notification SET read_at = \(time) WHERE account_id = \(account) AND read_at IS NULL")
    }

    func choices(of account: Identifier<Account>) throws -> [UserNotification.Kind: NotificationChoice] {
        let rows = try connection.rows(
            "SELECT kind, on_site, by_mail FROM notification_choice WHERE account_id = \(account)"
        ) { row in
            (
                UserNotification.Kind(rawValue: try row["kind"]),
                NotificationChoice(onSite: try row["on_site"], byMail: try row["by_mail"])
            )
        }
        // A kind that an older version knew is passed over.
        return Dictionary(rows.compactMap { kind, choice in kind.map { ($0, choice) } }) { first, _ in first }
    }

    func choose(_ choice: NotificationChoice, of kind: UserNotification.Kind, for account: Identifier<Account>) throws {
        try connection.execute(
            """
            INSERT INTO notification_choice (account_id, kind, on_site, by_mail)
            VALUES (\(account), \(kind), \(choice.onSite), \(choice.byMail))
            ON CONFLICT (account_id, kind) DO UPDATE SET on_site = excluded.on_site, by_mail = excluded.by_mail
            """)
    }
}
