public import Kernel
import Document
import Storage

/// What the page about an article's originality shows, to its authors or to a reviewer.
public struct OriginalityContents: Sendable {
    public let article: Article
    public let title: String
    public let report: ReuseReport
    public let state: OriginalityState
    /// The latest first.
    public let events: [OriginalityEvent]
    /// What keeps it, declared a reprint, from being published.
    public let problem: ReprintProblem?
    public let licence: ReprintLicence?
    /// What the author has declared and said about it.
    public let declarations: [Declaration]
    public let canJudge: Bool
    public let channels: [Channel]
    public let settings: SiteSettings
}

extension Platform {
    /// What of the working copy stands in published articles, for those who write it.
    /// - Throws: `ReadingError.noSuchArticle`, `AccessError`.
    public func originality(of id: Identifier<Article>, for account: Account) async throws -> OriginalityContents {
        let now = clock.now
        return try await read { connection in
            let grant = try ArticleAccess(connection: connection).require(.view, on: id, by: account)
            let reading = OriginalityReading(connection: connection, now: now)
            if let draft = try DraftStore(connection: connection).find(id) {
                return try reading.contents(grant.article, draft.content.content, canJudge: false)
            }
            guard let live = try grant.article.liveRevision.flatMap(ArticleStore(connection: connection).revision)
            else {
                throw ReadingError.noSuchArticle
            }
            return try reading.contents(grant.article, live.content, canJudge: false)
        }
    }

    /// What of a submission stands in published articles, for a reviewer.
    /// - Throws: `ReadingError.noSuchPage` to anybody who may not review it.
    public func originality(of id: Identifier<Submission>, for account: Account) async throws -> OriginalityContents {
        let now = clock.now
        return try await read { connection in
            let grant = try ReviewAccess(connection: connection).require(.inspect, on: id, by: account)
            guard let revision = try ArticleStore(connection: connection).revision(grant.submission.revision) else {
                throw ReadingError.noSuchPage
            }
            let isLive = grant.article.state == .published
            return try OriginalityReading(connection: connection, now: now).contents(
                grant.article, revision.content,
                canJudge: grant.standing.allows(.judgeOriginality, in: grant.article.state, isLive: isLive))
        }
    }

    /// The article a submission is of, for a reviewer who is about to judge it.
    public func article(of id: Identifier<Submission>, for account: Account) async throws -> Identifier<Article> {
        try await read { try ReviewAccess(connection: $0).require(.inspect, on: id, by: account).article.id }
    }
}

struct OriginalityReading {
    let connection: any Connection
    let now: Timestamp

    func contents(_ article: Article, _ content: ArticleContent, canJudge: Bool) throws -> OriginalityContents {
        let report = try OriginalityChecking(connection: connection, now: now).report(
            on: CheckedText(
                content.document, article: article.id, publication: article.publication, before: article.publishedAt))
        let reprint = try ReprintRules(connection: connection, now: now).reprint(content, of: article, report)
        let states = OriginalityStates(connection: connection)
        return OriginalityContents(
            article: article, title: content.title, report: report, state: try states.state(of: article.id),
            events: try states.events(of: article.id), problem: reprint?.problem, licence: reprint?.licence,
            declarations: content.declarations, canJudge: canJudge,
            channels: try ChannelStore(connection: connection).all(),
            settings: try SettingStore(connection: connection).site())
    }
}

/// What an article's own page says about where it is from.
public struct ArticleOrigin: Hashable, Sendable {
    public let state: OriginalityState
    /// Of a licensed reprint.
    public let original: Original?

    public struct Original: Hashable, Sendable {
        public let article: Identifier<Article>
        public let title: String
        public let handle: Handle
        public let publicationName: String
        public let licence: ReprintLicence?
        /// The licence lets the source go unnamed, and the article does not name it.
        public let isUnnamed: Bool
    }
}

extension OriginalityStates {
    func origin(of article: Identifier<Article>, _ declarations: [Declaration]) throws -> ArticleOrigin {
        let state = try state(of: article)
        guard state == .reprint else { return ArticleOrigin(state: state, original: nil) }
        let namesSource = declarations.contains {
            $0.kind == .reprint && (!($0.source ?? "").trimmed.isEmpty || $0.link != nil)
        }
        let original = try connection.first(
            """
            SELECT article.id AS id, revision.title AS title, publication.handle AS handle, publication.name AS name,
                reprint.licence_id AS licence_id
            FROM article reprint JOIN article ON article.id = reprint.original_id
            JOIN revision ON revision.id = article.revision_id
            JOIN publication ON publication.id = article.publication_id
            WHERE reprint.id = \(article) AND \(Article.isPublic)
            """
        ) { row in
            let licence: Identifier<ReprintLicence>? = try row["licence_id"]
            let found = try licence.flatMap(ReprintLicenceStore(connection: connection).find)
            return ArticleOrigin.Original(
                article: try row["id"], title: try row["title"], handle: try row["handle"],
                publicationName: try row["name"], licence: found,
                isUnnamed: found?.mayOmitSource == true && !namesSource)
        }
        return ArticleOrigin(state: state, original: original)
    }
}
