public import Kernel
import Storage

extension Platform {
    /// Who a session belongs to; `nil` when it has ended or its account is disabled.
    public func account(of session: SecretToken) async throws -> Account? {
        try await visit(of: session)?.account
    }

    /// Who sends a request with a session, in one read; now and then it is written down that they were there.
    public func visit(of token: SecretToken) async throws -> Visit? {
        let now = clock.now
        let visit: Visit? = try await read { connection in
            guard let found = try SessionStore(connection: connection).find(token, at: now) else { return nil }
            return Visit(
                account: found.account, session: found.session,
                unread: try NotificationStore(connection: connection).unread(of: found.account.id))
        }
        if let visit, now.milliseconds - visit.session.seenAt.milliseconds > Session.seenInterval {
            try await writeUnseen { try SessionStore(connection: $0).seen(visit.session.id, at: now) }
        }
        return visit
    }

    public func signOut(_ session: SecretToken) async throws {
        try await writeUnseen { try SessionStore(connection: $0).close(session) }
    }

    public func sessions(of account: Account) async throws -> [Session] {
        let now = clock.now
        return try await read { try SessionStore(connection: $0).all(of: account.id, at: now) }
    }

    /// Signs one browser of an account out; another account's stays.
    public func endSession(_ id: Identifier<Session>, of account: Account) async throws {
        try await writeUnseen { try SessionStore(connection: $0).close(id, of: account.id) }
    }

    /// Signs every browser out but the one at hand.
    public func endOtherSessions(of account: Account, keeping session: SecretToken) async throws {
        try await writeUnseen { try SessionStore(connection: $0).closeAll(of: account.id, but: session) }
    }
}
