public import Kernel
import Storage

extension Platform {
    /// Takes up mails that are due. Each must be followed by `mailSent` or `mailFailed`, else it is due again ten minutes on.
    public func takeDueMail(limit: Int = 20) async throws -> [QueuedMail] {
        let now = clock.now
        // A second is short and mail is rare: a write every time would be one for nothing.
        let due = try await read { try MailStore(connection: $0).due(at: now, limit: limit) }
        guard !due.isEmpty else { return [] }
        return try await writeUnseen { connection in
            try due.filter { try MailStore(connection: connection).claim($0, at: now) }
        }
    }

    /// What a mail says, with the key it needs made now; `nil` when there is nothing to say any more, and the mail is gone.
    public func letter(for mail: QueuedMail) async throws -> Letter? {
        let now = clock.now
        return try await writeUnseen { connection in
            let letter = try LetterWriting(connection: connection, now: now).letter(for: mail)
            if letter == nil { try MailStore(connection: connection).remove(mail.id) }
            return letter
        }
    }

    public func mailSent(_ id: Identifier<QueuedMail>) async throws {
        try await writeUnseen { try MailStore(connection: $0).sent(id) }
    }

    /// - Parameter isFinal: the server has refused the recipient, so that trying again is of no use.
    /// - Returns: when it is tried again; `nil` when it is given up.
    @discardableResult
    public func mailFailed(_ mail: QueuedMail, problem: String, isFinal: Bool) async throws -> Timestamp? {
        let now = clock.now
        let failures = mail.attempts
        let next =
            isFinal || failures >= QueuedMail.pauses.count ? nil : now.adding(seconds: QueuedMail.pauses[failures])
        try await writeUnseen { try MailStore(connection: $0).failed(mail.id, problem, next: next) }
        return next
    }

    /// Mails that could not be sent, given up or still tried.
    public func troubledMail() async throws -> [QueuedMail] {
        try await read { try MailStore(connection: $0).troubled() }
    }

    /// Tries all of them again at once.
    public func retryMail() async throws -> Int {
        let now = clock.now
        return try await writeUnseen { try MailStore(connection: $0).retryTroubled(at: now) }
    }

    /// Forgets what has expired: sessions, links, attempts, requests to join, mails long sent.
    public func forgetExpired() async throws {
        let now = clock.now
        try await writeUnseen { connection in
            try SessionStore(connection: connection).closeExpired(at: now)
            try LimitStore(connection: connection).forgetOld(at: now)
            try SignUpStore(connection: connection).forgetOld(at: now)
            try MailStore(connection: connection).forgetOld(at: now)
            try ReadingHistoryStore(connection: connection).forgetOld(at: now)
            for table: SQL in ["sign_in_link", "mailed_token", "second_step"] {
                try connection.execute("DELETE FROM \(table) WHERE expires_at <= \(now)")
            }
        }
    }
}
