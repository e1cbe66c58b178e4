import Kernel
import Storage

struct MailStore {
    let connection: any Connection

    func queue(
        kind: String, to recipient: EmailAddress, _ language: Language, _ arguments: [String: String] = [:],
        path: String = "", at time: Timestamp
    ) throws {
        guard !recipient.isInvalid else { return }
        try connection.execute(
            """
            INSERT INTO mail (id, recipient, language, kind, arguments, path, created_at, due_at, attempts, problem)
            VALUES (\(Identifier<QueuedMail>.mint(at: time)), \(recipient), \(language.rawValue), \(kind),
                \(try StoredJSON.text(arguments)), \(path), \(time), \(time), 0, '')
            """)
    }

    func queue(
        _ kind: AccountMail, to recipient: EmailAddress, _ language: Language, _ arguments: [String: String] = [:],
        at time: Timestamp
    ) throws {
        try queue(kind: AccountMail.prefix + kind.rawValue, to: recipient, language, arguments, at: time)
    }

    /// Writes to the address an account has now.
    func queue(_ kind: AccountMail, to account: Account, at time: Timestamp) throws {
        try queue(kind, to: account.email, account.language, ["name": account.name], at: time)
    }

    func due(at time: Timestamp, limit: Int) throws -> [QueuedMail] {
        try connection.rows(
            "SELECT * FROM mail WHERE due_at <= \(time) ORDER BY due_at, id LIMIT \(limit)", QueuedMail.init)
    }

    /// Keeps others from sending it for ten minutes; should this process end meanwhile, it is tried again after them.
    /// - Returns: whether nobody else was faster.
    func claim(_ mail: QueuedMail, at time: Timestamp) throws -> Bool {
        try connection.execute(
            """
            UPDATE mail SET due_at = \(time.adding(seconds: 600)), attempts = attempts + 1
            WHERE id = \(mail.id) AND due_at = \(mail.dueAt)
            """) == 1
    }

    func sent(_ id: Identifier<QueuedMail>) throws {
        try connection.execute(
            "UPDATE mail SET due_at = NULL, problem = '', arguments = '{}', path = '' WHERE id = \(id)")
    }

    /// - Parameter next: when to try again; `nil` to give it up.
    func failed(_ id: Identifier<QueuedMail>, _ problem: String, next: Timestamp?) throws {
        try connection.execute(
            "UPDATE mail SET due_at = \(next), problem = \(String(problem.prefix(300))) WHERE id = \(id)")
    }

    func remove(_ id: Identifier<QueuedMail>) throws {
        try connection.execute("DELETE FROM mail WHERE id = \(id)")
    }

    /// Those that failed, given up or not, the newest first.
    func troubled() throws -> [QueuedMail] {
        try connection.rows("SELECT * FROM mail WHERE problem <> '' ORDER BY id DESC LIMIT 200", QueuedMail.init)
    }

    func retryTroubled(at time: Timestamp) throws -> Int {
        try connection.execute("UPDATE mail SET due_at = \(time), attempts = 0 WHERE problem <> ''")
    }

    func forgetOld(at time: Timestamp) throws {
        try connection.execute(
            "DELETE FROM mail WHERE due_at IS NULL AND created_at <= \(time.adding(days: -30))")
    }
}
