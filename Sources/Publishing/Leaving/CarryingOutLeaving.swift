import Kernel
import Storage

extension Platform {
    /// Ends the accounts whose time to think again is over, each in a transaction of its own.
    /// - Returns: how many were ended.
    @discardableResult
    public func carryOutLeavings() async throws -> Int {
        let now = clock.now
        let due = try await read { try LeavingStore(connection: $0).due(at: now, limit: 50) }
        for leaving in due {
            // Comments and counts are on public pages.
            let proofs = try await write { connection -> [String] in
                // Whoever signs in at this very moment either comes first and stays, or finds no account.
                guard try LeavingStore(connection: connection).remove(leaving.account) else { return [] }
                return try AccountErasure(connection: connection, account: leaving.account, now: now)
                    .erase(comments: leaving.comments)
            }
            for key in proofs { try await privateFiles.remove(key) }
        }
        return due.count
    }
}

/// Takes a person out of the site. What they did for publications stays with these, signed by an account without a name:
/// decisions about articles must remain traceable.
struct AccountErasure {
    let connection: any Connection
    let account: Identifier<Account>
    let now: Timestamp

    /// Tables that hold nothing but what belongs to one account.
    static let tables: Set = [
        "session", "sign_in_link", "mailed_token", "second_step", "totp", "recovery_code", "passkey",
        "passkey_challenge", "notification_actor", "notification", "notification_choice", "reader", "reading_history",
        "interest", "for_you", "digest", "membership", "ownership_offer", "application", "leaving",
        "trusted_complainant",
    ]
    /// Tables with something that was counted, and is taken back with its count.
    static let undone: Set = ["article_like", "bookmark", "publication_follow", "topic_follow", "comment_like"]
    /// Tables of what they have said, of which they have chosen what becomes of it.
    static let chosen: Set = ["comment"]

    /// Where mail to an account that has ended goes: nowhere (RFC 2606).
    private var noAddress: EmailAddress? { EmailAddress("left-\(account)@byline.invalid") }

    /// - Returns: the keys of private files that belong to nobody any more.
    func erase(comments: Leaving.Comments) throws -> [String] {
        guard let owner = try AccountStore(connection: connection).find(account), let noAddress else { return [] }
        try ReactionStore(connection: connection).forgetAll(of: account)
        try FollowStore(connection: connection).forgetAll(of: account)
        try CommentLeaving(connection: connection, account: account, now: now).carryOut(comments)
        let proofs = try self.proofs()
        for table in Self.tables.sorted() {
            try connection.execute("DELETE FROM \(SQL(stringLiteral: table)) WHERE account_id = \(account)")
        }
        for (table, column) in [("mail", "recipient"), ("sign_up", "email"), ("invitation", "email")] as [(SQL, SQL)] {
            try connection.execute("DELETE FROM \(table) WHERE \(column) = \(owner.email)")
        }
        try forgetAddress(of: owner)
        try connection.execute(
            """
            UPDATE account SET email = \(noAddress), name = '—', roles = '', password = NULL, disabled_at = \(now),
                left_at = \(now) WHERE id = \(account)
            """)
        try MailStore(connection: connection).queue(
            .left, to: owner.email, owner.language, ["name": owner.name], at: now)
        try AuditLog(connection: connection).record(
            "account.left", subject: String(account.rawValue), detail: comments.rawValue, by: nil, at: now)
        return proofs
    }

    private func proofs() throws -> [String] {
        try connection.rows(
            """
            SELECT proof.key AS key FROM proof JOIN application ON application.id = proof.application_id
            WHERE application.account_id = \(account) AND proof.deleted_at IS NULL
            """
        ) { try $0["key"] }
    }

    /// What was changed about the account stays on record, under its number.
    private func forgetAddress(of owner: Account) throws {
        let number = String(account.rawValue)
        try connection.execute(
            "UPDATE audit_event SET subject = \(number) WHERE subject = \(owner.email.description)")
        try connection.execute("UPDATE audit_event SET detail = \(number) WHERE detail = \(owner.email.description)")
    }
}
