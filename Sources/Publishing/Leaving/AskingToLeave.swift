import Kernel
import Storage

/// What somebody should know before they leave.
public struct LeavingOverview: Sendable {
    /// Their own, which they hand over or close first.
    public let owned: [Publication]
    /// Of which they are a member, and which go on without them.
    public let joined: [Publication]
    public let articles: Int
    public let likes: Int
    public let bookmarks: Int
    public let follows: Int
    public let chrome: Chrome
}

extension Platform {
    public func leavingOverview(of account: Account) async throws -> LeavingOverview {
        try await read { connection in
            func count(_ source: SQL) throws -> Int {
                try connection.value("SELECT count(*) FROM \(source) = \(account.id)") ?? 0
            }
            let publications = try Self.publications(of: account.id, connection)
            return LeavingOverview(
                owned: publications.filter { $0.role == .owner && $0.publication.state != .closed }.map(\.publication),
                joined: publications.filter { $0.role != .owner }.map(\.publication),
                articles: try count("article WHERE state = 'published' AND author_id"),
                likes: try count("article_like WHERE account_id"), bookmarks: try count("bookmark WHERE account_id"),
                follows: try count("publication_follow WHERE account_id") + count("topic_follow WHERE account_id"),
                chrome: try Chrome(connection))
        }
    }

    /// Asks that an account ends in two weeks. It is signed out everywhere; signing in again keeps it.
    ///
    /// - Throws: `AccountError.wrongPassword`, `.lastOperator`, `LeavingError.ownsPublications`, `WaitRequired`.
    public func askToLeave(comments: Leaving.Comments, password: String, by account: Account) async throws {
        let now = clock.now
        try await confirm(password, of: account)
        try await writeUnseen { connection in
            let owned = try Self.publications(of: account.id, connection)
                .filter { $0.role == .owner && $0.publication.state != .closed }
            guard owned.isEmpty else { throw LeavingError.ownsPublications(owned.map(\.publication.name)) }
            if account.has(.operator) { try Self.requireAnotherOperator(than: account, connection) }
            if try LeavingStore(connection: connection).insert(account.id, comments: comments, at: now) {
                try MailStore(connection: connection).queue(
                    .leaving, to: account.email, account.language, ["account": String(account.id.rawValue)], at: now)
                try AuditLog(connection: connection).record(
                    "account.leaving", subject: String(account.id.rawValue), detail: comments.rawValue, by: account.id,
                    at: now)
            }
            try SessionStore(connection: connection).closeAll(of: account.id)
            for table: SQL in ["sign_in_link", "second_step"] {
                try connection.execute("DELETE FROM \(table) WHERE account_id = \(account.id)")
            }
        }
    }

    /// Whose account the key in a mail keeps.
    /// - Throws: `AccountError.linkSpent`, also where the account is not about to end.
    public func accountToKeep(_ token: SecretToken) async throws -> String {
        let now = clock.now
        return try await read { connection in
            let account = try Self.account(
                try MailedTokenStore(connection: connection).meaning(token, .staying, at: now), connection)
            guard try LeavingStore(connection: connection).isLeaving(account.id) else { throw AccountError.linkSpent }
            return account.name
        }
    }

    /// Keeps an account by the key in the mail.
    /// - Throws: `AccountError.linkSpent`.
    public func keepAccount(_ token: SecretToken) async throws {
        let now = clock.now
        try await writeUnseen { connection in
            let account = try Self.account(
                try MailedTokenStore(connection: connection).spend(token, .staying, at: now), connection)
            try Self.cancelLeaving(account.id, at: now, connection)
        }
    }

    /// Whoever signs in stays.
    static func cancelLeaving(_ id: Identifier<Account>, at time: Timestamp, _ connection: any Connection) throws {
        guard try LeavingStore(connection: connection).remove(id),
            let account = try AccountStore(connection: connection).find(id)
        else { return }
        try MailedTokenStore(connection: connection).forget(.staying, of: id)
        try MailStore(connection: connection).queue(.leavingCancelled, to: account, at: time)
        try AuditLog(connection: connection).record(
            "account.stays", subject: String(id.rawValue), by: id, at: time)
    }

    private static func publications(
        of account: Identifier<Account>, _ connection: any Connection
    ) throws -> [(publication: Publication, role: Membership.Role)] {
        let publications = PublicationStore(connection: connection)
        return try MembershipStore(connection: connection).memberships(of: account).compactMap { membership in
            try publications.find(membership.publication).map { ($0, membership.role) }
        }
    }
}
