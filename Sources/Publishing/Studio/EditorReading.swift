public import Kernel
import Storage

/// What the editor shows around a working copy.
public struct EditorContents: Sendable {
    public let article: Article
    public let draft: Draft
    public let publication: Publication
    /// What the one who asked may do with it now.
    public let actions: Set<ArticleAction>
    /// Every stored file the working copy shows.
    public let media: [ContentHash: StoredMedia]
    public let missing: [Requirement]
    public let channels: [Channel]
    public let settings: SiteSettings

    public var isLive: Bool { article.state == .published }
}

extension Platform {
    /// The working copy with all the editor needs; the copy is made if there is none.
    /// - Throws: `ReadingError.noSuchArticle`, `AccessError`.
    public func editor(_ id: Identifier<Article>, for account: Account) async throws -> EditorContents {
        _ = try await draft(id, for: account)
        return try await read { connection in
            let grant = try ArticleAccess(connection: connection).require(.view, on: id, by: account)
            guard let draft = try DraftStore(connection: connection).find(id),
                let publication = try PublicationStore(connection: connection).find(grant.article.publication)
            else { throw ReadingError.noSuchArticle }
            let settings = try SettingStore(connection: connection).site()
            let isLive = grant.article.state == .published
            return EditorContents(
                article: grant.article, draft: draft, publication: publication,
                actions: Set(
                    ArticleAction.allCases.filter { grant.standing.allows($0, in: grant.state, isLive: isLive) }),
                media: try MediaRecordStore(connection: connection).records(draft.content.content.media),
                missing: Requirements(jurisdiction: settings.jurisdiction).missing(from: draft.content),
                channels: try ChannelStore(connection: connection).all(), settings: settings)
        }
    }

    /// What is known of stored files, for those that are there.
    public func storedMedia(_ hashes: Set<ContentHash>) async throws -> [ContentHash: StoredMedia] {
        try await read { try MediaRecordStore(connection: $0).records(hashes) }
    }

    /// Names of topics that hold the text, the most used first.
    public func topicNames(like text: SearchQuery, limit: Int = 8) async throws -> [String] {
        try await read { connection in
            guard let pattern = text.patterns.first else { return [] }
            return try connection.rows(
                """
                SELECT topic.name AS name FROM topic
                LEFT JOIN article_topic ON article_topic.topic_id = topic.id
                WHERE lower(topic.name) LIKE \(pattern) ESCAPE '\\'
                GROUP BY topic.id, topic.name ORDER BY count(article_topic.article_id) DESC, topic.name LIMIT \(limit)
                """
            ) { try $0["name"] }
        }
    }
}

extension MediaRecordStore {
    func records(_ hashes: Set<ContentHash>) throws -> [ContentHash: StoredMedia] {
        var found: [ContentHash: StoredMedia] = [:]
        for hash in hashes { found[hash] = try find(hash) }
        return found
    }
}
