import Kernel
import Storage

/// What a reader decides about their own list. Nothing of it is on a public page.
extension Platform {
    /// Turns it on; from now on it learns from what they read, if they want that.
    public func turnOnForYou(learning: Bool, for account: Account) async throws {
        let now = clock.now
        try await writeUnseen { connection in
            _ = try connection.execute(
                """
                INSERT INTO for_you (account_id, learns, created_at) VALUES (\(account.id), \(learning), \(now))
                ON CONFLICT (account_id) DO UPDATE SET learns = excluded.learns
                """)
        }
    }

    /// Turns it off. Everything that was kept for it is gone.
    public func turnOffForYou(for account: Account) async throws {
        try await writeUnseen { connection in
            try connection.execute("DELETE FROM interest WHERE account_id = \(account.id)")
            try connection.execute("DELETE FROM for_you WHERE account_id = \(account.id)")
        }
    }

    /// Forgets every interest; the list stays on, and begins anew.
    public func eraseInterests(of account: Account) async throws {
        try await writeUnseen { _ = try $0.execute("DELETE FROM interest WHERE account_id = \(account.id)") }
    }

    /// What a reader says about one interest.
    public enum InterestChange: Hashable, Sendable {
        case set(Interest.Level)
        /// Goes by what they read.
        case learned
        case forgotten
    }

    /// - Throws: `ReadingError.noSuchPage` while it is off.
    public func change(
        _ changes: [(kind: Interest.Kind, subject: Int64, change: InterestChange)], learning: Bool? = nil,
        for account: Account
    ) async throws {
        let now = clock.now
        try await writeUnseen { connection in
            let store = InterestStore(connection: connection)
            guard try store.choice(of: account.id) != nil else { throw ReadingError.noSuchPage }
            if let learning {
                try connection.execute("UPDATE for_you SET learns = \(learning) WHERE account_id = \(account.id)")
            }
            for change in changes where try store.exists(change.kind, change.subject) {
                try store.apply(change.change, to: change.kind, change.subject, of: account.id, at: now)
            }
        }
    }

    /// Adds a topic by its name.
    /// - Throws: `ReadingError.noSuchTopic`, `.noSuchPage` while the list is off.
    public func addInterest(inTopic name: String, for account: Account) async throws {
        guard let slug = Slug(naming: name),
            let topic = try await read({ try TopicStore(connection: $0).find(slug) })
        else { throw ReadingError.noSuchTopic }
        try await change([(.topic, topic.id.rawValue, .set(.more))], for: account)
    }
}

extension InterestStore {
    func exists(_ kind: Interest.Kind, _ subject: Int64) throws -> Bool {
        switch kind {
        case .topic: try connection.exists("SELECT 1 FROM topic WHERE id = \(subject)")
        case .publication: try connection.exists("SELECT 1 FROM publication WHERE id = \(subject)")
        case .channel: try connection.exists("SELECT 1 FROM channel WHERE id = \(subject)")
        }
    }

    func apply(
        _ change: Platform.InterestChange, to kind: Interest.Kind, _ subject: Int64, of account: Identifier<Account>,
        at now: Timestamp
    ) throws {
        let this: SQL = "account_id = \(account) AND kind = \(kind) AND subject_id = \(subject)"
        switch change {
        case .forgotten: try connection.execute("DELETE FROM interest WHERE \(this)")
        case .learned: try connection.execute("UPDATE interest SET chosen = NULL WHERE \(this)")
        case .set(let level):
            try connection.execute(
                """
                INSERT INTO interest (account_id, kind, subject_id, weight, chosen, modified_at)
                VALUES (\(account), \(kind), \(subject), 0.0, \(level), \(now))
                ON CONFLICT (account_id, kind, subject_id) DO UPDATE SET chosen = excluded.chosen
                """)
        }
    }
}
