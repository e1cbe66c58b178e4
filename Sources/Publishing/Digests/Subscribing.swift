import Foundation
import Kernel
import Storage

extension Platform {
    public func digest(of account: Account) async throws -> Digest? {
        try await read { try DigestStore(connection: $0).find(account.id) }
    }

    /// Chooses how often an account is written to. The first time a mail asks whether they want that at all, and nothing is
    /// sent until it is answered.
    /// - Returns: whether that mail has to be answered first.
    /// - Throws: `WaitRequired` when it has been asked for too often.
    @discardableResult
    public func chooseDigest(_ frequency: Digest.Frequency, of account: Account) async throws -> Bool {
        let now = clock.now
        return try await writeUnseen { connection in
            let store = DigestStore(connection: connection)
            let known = try store.find(account.id)
            if frequency == .off {
                if known != nil { try store.end(account.id, at: now) }
                return false
            }
            if let confirmedAt = known?.confirmedAt {
                guard known?.frequency != frequency else { return false }
                try store.set(
                    frequency, of: account.id, confirmedAt: confirmedAt,
                    nextAt: try Self.next(frequency, after: now, connection), at: now)
                return false
            }
            try LimitStore(connection: connection).take(.mailTo, account.email.description, at: now)
            try store.set(frequency, of: account.id, confirmedAt: nil, nextAt: nil, at: now)
            try MailStore(connection: connection).queue(
                .digestConfirm, to: account.email, account.language, ["account": String(account.id.rawValue)], at: now)
            return true
        }
    }

    /// Whose digest the key in a mail confirms, and how often it would come.
    /// - Throws: `AccountError.linkSpent`.
    public func digestToConfirm(_ token: SecretToken) async throws -> (name: String, frequency: Digest.Frequency) {
        let now = clock.now
        return try await read { connection in
            let meaning = try MailedTokenStore(connection: connection).meaning(token, .digest, at: now)
            let account = try Self.account(meaning, connection)
            guard let digest = try DigestStore(connection: connection).find(account.id), digest.frequency != .off else {
                throw AccountError.linkSpent
            }
            return (account.name, digest.frequency)
        }
    }

    /// From now on the digest comes.
    /// - Throws: `AccountError.linkSpent`, also where the address has changed since.
    public func confirmDigest(_ token: SecretToken) async throws {
        let now = clock.now
        try await writeUnseen { connection in
            let meaning = try MailedTokenStore(connection: connection).spend(token, .digest, at: now)
            let account = try Self.account(meaning, connection)
            let store = DigestStore(connection: connection)
            guard account.email == meaning.email, let digest = try store.find(account.id), digest.frequency != .off
            else { throw AccountError.linkSpent }
            try store.set(
                digest.frequency, of: account.id, confirmedAt: digest.confirmedAt ?? now,
                nextAt: try Self.next(digest.frequency, after: now, connection), at: now)
        }
    }

    /// Whether a mail's key ends a digest that is still sent.
    public func isSubscribed(_ token: DigestToken) async throws -> Bool {
        try await read { try DigestStore(connection: $0).find(token)?.frequency ?? .off } != .off
    }

    /// Ends a digest by the key in any of its mails (RFC 8058), however often it is asked for.
    public func endDigest(_ token: DigestToken) async throws {
        let now = clock.now
        try await writeUnseen { connection in
            let store = DigestStore(connection: connection)
            if let digest = try store.find(token) { try store.end(digest.account, at: now) }
        }
    }

    static func next(
        _ frequency: Digest.Frequency, after time: Timestamp, _ connection: any Connection
    ) throws -> Timestamp? {
        let settings = try SettingStore(connection: connection).site()
        return frequency.next(after: time, zone: TimeZone(identifier: settings.timeZone) ?? .gmt)
    }
}

extension DigestStore {
    /// Whoever begins again is asked again.
    func end(_ account: Identifier<Account>, at time: Timestamp) throws {
        try set(.off, of: account, confirmedAt: nil, nextAt: nil, at: time)
        try MailedTokenStore(connection: connection).forget(.digest, of: account)
    }
}
