import Kernel
import Storage

extension Platform {
    /// Follows a publication, or no longer. Asking twice changes nothing.
    /// - Throws: `ReadingError.noSuchPublication`; `.closed` for one that has ended, which can only be left.
    public func setFollowing(_ isOn: Bool, _ handle: Handle, by account: Account) async throws -> Switched {
        try await switchFollowing(isOn, by: account) { connection in
            guard let publication = try PublicationStore(connection: connection).find(handle) else {
                throw ReadingError.noSuchPublication
            }
            if isOn, publication.state == .closed { throw ReadingError.closed }
            return .publication(publication.id)
        }
    }

    /// Follows a topic, or no longer. Asking twice changes nothing.
    /// - Throws: `ReadingError.noSuchTopic`.
    public func setFollowing(_ isOn: Bool, topic slug: Slug, by account: Account) async throws -> Switched {
        try await switchFollowing(isOn, by: account) { connection in
            guard let topic = try TopicStore(connection: connection).find(slug) else { throw ReadingError.noSuchTopic }
            return .topic(topic.id)
        }
    }

    /// Kept pages show the old count until they are made anew: forgetting them all for each of many followers would cost
    /// every reader.
    private func switchFollowing(
        _ isOn: Bool, by account: Account, _ find: @Sendable @escaping (any Connection) throws -> Followed
    ) async throws -> Switched {
        let now = clock.now
        return try await writeUnseen { connection in
            let followed = try find(connection)
            let store = FollowStore(connection: connection)
            try store.set(isOn, followed, by: account.id, at: now)
            return Switched(isOn: isOn, count: try store.followers(of: followed))
        }
    }
}
