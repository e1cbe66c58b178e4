import Kernel
import Storage

struct NotificationStore {
    /// The navigation shows no number above this.
    static let countedUnread = 100

    let connection: any Connection

    /// Tells an account something, in the ways it has chosen.
    ///
    /// - Parameters:
    ///   - subject: what it is about, such as an article's identifier. What is told of one subject until it is read is one
    ///     notification with a count, and one mail; without a subject each stands alone.
    ///   - actor: who did it, where people are counted rather than deeds.
    func tell(
        _ account: Identifier<Account>, _ kind: UserNotification.Kind, path: String,
        _ arguments: [String: String] = [:], about subject: String = "", by actor: Identifier<Account>? = nil,
        at time: Timestamp
    ) throws {
        let choice = try choices(of: account)[kind] ?? kind.standardChoice
        var isFirst = true
        if choice.onSite {
            isFirst = try write(account, kind, path: path, arguments, about: subject, by: actor, at: time)
        }
        if choice.byMail, isFirst, let owner = try AccountStore(connection: connection).find(account),
            owner.disabledAt == nil
        {
            try MailStore(connection: connection).queue(
                kind: kind.rawValue, to: owner.email, owner.language, arguments, path: path, at: time)
        }
    }

    /// - Returns: whether it is the first of its subject that is unread.
    private func write(
        _ account: Identifier<Account>, _ kind: UserNotification.Kind, path: String, _ arguments: [String: String],
        about subject: String, by actor: Identifier<Account>?, at time: Timestamp
    ) throws -> Bool {
        let id = Identifier<UserNotification>.mint(at: time)
        try connection.execute(
            """
            INSERT INTO notification (id, account_id, kind, arguments, path, created_at, subject, count)
            VALUES (\(id), \(account), \(kind), \(try StoredJSON.text(arguments)), \(path), \(time), \(subject), 1)
            ON CONFLICT (account_id, kind, subject) WHERE read_at IS NULL AND subject <> ''
            DO UPDATE SET count = notification.count + \(actor == nil ? 1 : 0), arguments = excluded.arguments,
                path = excluded.path, created_at = excluded.created_at
            """)
        guard !subject.isEmpty else { return true }
        let shown: Identifier<UserNotification>? = try connection.value(
            """
            SELECT id FROM notification
            WHERE account_id = \(account) AND kind = \(kind) AND subject = \(subject) AND read_at IS NULL
            """)
        if let shown, let actor {
            try connection.execute(
                """
                INSERT INTO notification_actor (notification_id, account_id) VALUES (\(shown), \(actor))
                ON CONFLICT (notification_id, account_id) DO NOTHING
                """)
            try connection.execute(
                """
                UPDATE notification SET count =
                    (SELECT count(*) FROM notification_actor WHERE notification_id = \(shown)) WHERE id = \(shown)
                """)
        }
        return shown == id
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
            SELECT * FROM notification WHERE account_id = \(account)
            ORDER BY created_at DESC, id DESC LIMIT \(limit) OFFSET \(offset)
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
