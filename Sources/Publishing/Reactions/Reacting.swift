public import Kernel
import Storage

extension Platform {
    /// Likes or bookmarks an article, or takes that back. Asking twice changes nothing.
    /// - Throws: `ReadingError.noSuchArticle`, `.removed` for what readers do not have; taking back always works.
    public func set(
        _ reaction: Reaction, _ isOn: Bool, of article: Identifier<Article>, by account: Account
    ) async throws -> Switched {
        let now = clock.now
        let body: @Sendable (any Connection) throws -> Switched = { connection in
            let store = ReactionStore(connection: connection)
            if isOn { try ArticleStore(connection: connection).requirePublic(article) }
            try store.set(reaction, isOn, of: article, by: account.id, at: now)
            return Switched(isOn: isOn, count: try store.count(of: reaction, to: article))
        }
        // Bookmarks are on nobody else's page.
        return reaction == .like ? try await write(shownOn: article, body) : try await writeUnseen(body)
    }

    /// Counts that a reader has passed an article on.
    /// - Throws: `ReadingError.noSuchArticle`, `.removed`.
    public func countShare(of article: Identifier<Article>) async throws {
        let now = clock.now
        try await writeUnseen { connection in
            try ArticleStore(connection: connection).requirePublic(article)
            try ReactionStore(connection: connection).share(article, at: now)
        }
    }
}

extension ArticleStore {
    /// - Throws: `ReadingError.noSuchArticle`, `.removed` unless everybody may read it.
    func requirePublic(_ id: Identifier<Article>) throws {
        guard let article = try find(id), article.state == .published else { throw ReadingError.noSuchArticle }
        guard article.restriction != .removed, article.restriction != .disabled else { throw ReadingError.removed }
    }
}
