public import Kernel
import Storage

extension Platform {
    /// A preview link lasts so long.
    public static let previewDays = 7

    /// An address under which anybody who has it sees the working copy, until it expires.
    /// - Throws: `AccessError`, `ReadingError.noSuchArticle`.
    public func makePreviewLink(to article: Identifier<Article>, by account: Account) async throws -> SecretToken {
        let now = clock.now
        let token = SecretToken()
        try await writeUnseen { connection in
            try ArticleAccess(connection: connection).require(.view, on: article, by: account)
            try PreviewLinkStore(connection: connection).insert(token, to: article, by: account.id, at: now)
        }
        return token
    }

    /// Makes every preview link of an article worthless.
    public func withdrawPreviewLinks(to article: Identifier<Article>, by account: Account) async throws {
        try await writeUnseen { connection in
            try ArticleAccess(connection: connection).require(.view, on: article, by: account)
            try connection.execute("DELETE FROM preview_link WHERE article_id = \(article)")
        }
    }

    /// The working copy as readers would see it, for its writers.
    public func preview(_ article: Identifier<Article>, for account: Account) async throws -> ArticleContents {
        _ = try await draft(article, for: account)
        let now = clock.now
        return try await read { connection in
            try ArticleAccess(connection: connection).require(.view, on: article, by: account)
            return try connection.preview(of: article, at: now)
        }
    }

    /// The same for whoever holds a link.
    /// - Throws: `ReadingError.noSuchPage` when the link has expired or was withdrawn.
    public func preview(with token: SecretToken) async throws -> ArticleContents {
        let now = clock.now
        return try await read { connection in
            guard let article = try PreviewLinkStore(connection: connection).article(of: token, at: now) else {
                throw ReadingError.noSuchPage
            }
            if let found = try ArticleStore(connection: connection).find(article) {
                try DecisionStore(connection: connection).requirePublic(found)
            }
            return try connection.preview(of: article, at: now)
        }
    }
}

struct PreviewLinkStore {
    let connection: any Connection

    func insert(
        _ token: SecretToken, to article: Identifier<Article>, by account: Identifier<Account>, at time: Timestamp
    ) throws {
        try connection.execute("DELETE FROM preview_link WHERE expires_at <= \(time)")
        try connection.execute(
            """
            INSERT INTO preview_link (token_hash, article_id, account_id, created_at, expires_at)
            VALUES (\(token.hash), \(article), \(account), \(time), \(time.adding(days: Int64(Platform.previewDays))))
            """)
    }

    func article(of token: SecretToken, at time: Timestamp) throws -> Identifier<Article>? {
        try connection.value(
            "SELECT article_id FROM preview_link WHERE token_hash = \(token.hash) AND expires_at > \(time)")
    }
}

extension Connection {
    /// An article's page made of its working copy, without what only a published article has.
    fileprivate func preview(of id: Identifier<Article>, at time: Timestamp) throws -> ArticleContents {
        guard let article = try ArticleStore(connection: self).find(id),
            let draft = try DraftStore(connection: self).find(id),
            let publication = try PublicationStore(connection: self).card(article.publication)
        else { throw ReadingError.noSuchArticle }
        let channels = try ChannelStore(connection: self).all()
        let topics = draft.content.filing.topics.compactMap { name in
            Slug(naming: name).map { Topic(id: Identifier(rawValue: 1), slug: $0, name: name) }
        }
        return ArticleContents(
            article: Article(
                id: id, publication: article.publication, channel: draft.content.filing.channel, state: draft.state,
                publishedAt: article.publishedAt ?? draft.content.filing.scheduledAt ?? time,
                createdAt: article.createdAt, modifiedAt: draft.modifiedAt), label: nil, orders: .none,
            revision: Revision(
                id: Identifier(rawValue: 1), article: id, number: 1, content: draft.content.content, createdAt: time),
            publication: publication, channel: channels.first { $0.id == draft.content.filing.channel },
            channels: channels, topics: topics,
            media: try MediaRecordStore(connection: self).records(draft.content.content.media), comments: .none,
            moreFromPublication: [], related: [], hot: [], channelLeads: [], originals: .none, corrections: [],
            settings: try SettingStore(connection: self).site(), tally: .nothing, log: nil, reader: nil,
            origin: ArticleOrigin(state: OriginalityState(draft.content.content.declarations), original: nil))
    }
}
