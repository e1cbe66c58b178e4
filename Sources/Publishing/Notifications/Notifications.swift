public import Kernel
import Storage

/// In which ways an account is told of one kind of thing.
public struct NotificationChoice: Hashable, Sendable {
    public var onSite: Bool
    public var byMail: Bool

    public init(onSite: Bool, byMail: Bool) {
        self.onSite = onSite
        self.byMail = byMail
    }
}

extension Platform {
    /// - Throws: `ReadingError.noSuchPage` beyond the last page.
    public func notifications(of account: Account, page: Int) async throws -> Page<UserNotification> {
        try await read { connection in
            try Page.requested(page) { limit, offset in
                try NotificationStore(connection: connection).list(of: account.id, limit: limit, offset: offset)
            }
        }
    }

    /// Where a notification leads; it counts as read from now on.
    /// - Throws: `ReadingError.noSuchPage` for another's.
    public func openNotification(_ id: Identifier<UserNotification>, of account: Account) async throws -> String {
        let now = clock.now
        return try await writeUnseen { connection in
            let store = NotificationStore(connection: connection)
            guard let found = try store.find(id, of: account.id) else { throw ReadingError.noSuchPage }
            try store.markRead(id, of: account.id, at: now)
            return found.path
        }
    }

    public func markNotificationsRead(of account: Account) async throws {
        let now = clock.now
        try await writeUnseen { try NotificationStore(connection: $0).markAllRead(of: account.id, at: now) }
    }

    public func notificationChoices(of account: Account) async throws -> [UserNotification.Kind: NotificationChoice] {
        try await read { try NotificationStore(connection: $0).choices(of: account.id) }
    }

    /// Kinds that are not named stay as they are.
    public func chooseNotifications(
        _ choices: [UserNotification.Kind: NotificationChoice], for account: Account
    ) async throws {
        try await writeUnseen { connection in
            for (kind, choice) in choices {
                try NotificationStore(connection: connection).choose(choice, of: kind, for: account.id)
            }
        }
    }
}
