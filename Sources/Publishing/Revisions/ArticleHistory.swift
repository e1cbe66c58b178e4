public import Kernel
import Storage

/// One state of an article's text that can be looked at, compared and gone back to.
public enum ArticleVersion: Hashable, Sendable, LosslessStringConvertible {
    /// A save of the working copy, by its number.
    case save(Int)
    /// What was submitted, by its number.
    case revision(Int)

    /// `s12` or `r3`.
    public var description: String {
        switch self {
        case .save(let number): "s\(number)"
        case .revision(let number): "r\(number)"
        }
    }

    public init?(_ text: String) {
        guard let number = Int(text.dropFirst()), number > 0, String(number) == text.dropFirst() else { return nil }
        switch text.first {
        case "s": self = .save(number)
        case "r": self = .revision(number)
        default: return nil
        }
    }
}

/// What the page of an article's versions lists.
public struct ArticleHistory: Sendable {
    public struct Entry: Sendable {
        public let version: ArticleVersion
        public let title: String
        public let createdAt: Timestamp
        public let authorName: String?
        /// The working copy as it is, or the revision readers have.
        public let isCurrent: Bool
        /// Of a revision: how its submission went.
        public let submission: Submission.State?
    }

    public let article: Article
    public let title: String
    public let publication: Publication
    public let canEdit: Bool
    /// The latest first.
    public let revisions: [Entry]
    /// The latest first; only a page of them.
    public let saves: Page<Entry>
    public let channels: [Channel]
    public let settings: SiteSettings
}

extension Platform {
    /// - Throws: `ReadingError`, `AccessError`.
    public func history(of id: Identifier<Article>, page: Int = 1, for account: Account) async throws -> ArticleHistory
    {
        let draft = try await draft(id, for: account)
        return try await read { connection in
            let grant = try ArticleAccess(connection: connection).require(.view, on: id, by: account)
            guard let publication = try PublicationStore(connection: connection).find(grant.article.publication) else {
                throw ReadingError.noSuchArticle
            }
            let store = HistoryStore(connection: connection)
            return ArticleHistory(
                article: grant.article, title: draft.content.content.title, publication: publication,
                canEdit: grant.standing.allows(.edit, in: grant.state, isLive: grant.article.state == .published),
                revisions: try store.revisions(of: grant.article),
                saves: try Page.requested(page) { try store.saves(of: id, limit: $0, offset: $1) },
                channels: try ChannelStore(connection: connection).all(),
                settings: try SettingStore(connection: connection).site())
        }
    }

    /// What two versions said.
    /// - Throws: `ReadingError.noSuchPage` for a version that is not kept.
    public func versions(
        _ first: ArticleVersion, _ second: ArticleVersion, of id: Identifier<Article>, for account: Account
    ) async throws -> (ArticleContent, ArticleContent) {
        try await read { connection in
            try ArticleAccess(connection: connection).require(.view, on: id, by: account)
            let store = HistoryStore(connection: connection)
            guard let from = try store.content(first, of: id), let to = try store.content(second, of: id) else {
                throw ReadingError.noSuchPage
            }
            return (from.content, to.content)
        }
    }

    /// Makes an earlier version the working copy again. What it was until now stays as a save.
    /// - Throws: `ReadingError`, `AccessError`.
    public func restore(_ version: ArticleVersion, of id: Identifier<Article>, by account: Account) async throws {
        _ = try await draft(id, for: account)
        let now = clock.now
        try await writeUnseen { connection in
            let drafts = DraftStore(connection: connection)
            try drafts.lock(id)
            try ArticleAccess(connection: connection).require(.edit, on: id, by: account)
            guard let draft = try drafts.find(id),
                var content = try HistoryStore(connection: connection).content(version, of: id)
            else { throw ReadingError.noSuchPage }
            // The note of a correction belongs to the revision it was written for.
            content.filing.correction = draft.content.filing.correction
            guard content != draft.content else { return }
            _ = try drafts.advance(content, of: id, base: draft.version, by: account.id, at: now)
        }
    }
}

struct HistoryStore {
    let connection: any Connection

    func revisions(of article: Article) throws -> [ArticleHistory.Entry] {
        try connection.rows(
            """
            SELECT revision.id AS id, revision.number AS number, revision.title AS title,
                revision.created_at AS created_at, account.name AS author_name,
                (SELECT submission.state FROM submission WHERE submission.revision_id = revision.id
                    ORDER BY submission.id DESC LIMIT 1) AS submission_state
            FROM revision LEFT JOIN account ON account.id = revision.account_id
            WHERE revision.article_id = \(article.id) ORDER BY revision.number DESC LIMIT 200
            """
        ) { row in
            let id: Identifier<Revision> = try row["id"]
            return ArticleHistory.Entry(
                version: .revision(try row["number"]), title: try row["title"], createdAt: try row["created_at"],
                authorName: try row["author_name"], isCurrent: id == article.liveRevision,
                submission: try row["submission_state"])
        }
    }

    func saves(of article: Identifier<Article>, limit: Int, offset: Int) throws -> [ArticleHistory.Entry] {
        try connection.rows(
            """
            SELECT draft_version.number AS number, draft_version.created_at AS created_at, account.name AS author_name,
                draft.version AS version
            FROM draft_version JOIN draft ON draft.article_id = draft_version.article_id
            LEFT JOIN account ON account.id = draft_version.account_id
            WHERE draft_version.article_id = \(article)
            ORDER BY draft_version.number DESC LIMIT \(limit) OFFSET \(offset)
            """
        ) { row in
            let number: Int = try row["number"], current: Int = try row["version"]
            return ArticleHistory.Entry(
                version: .save(number), title: "", createdAt: try row["created_at"],
                authorName: try row["author_name"], isCurrent: number == current, submission: nil)
        }
    }

    /// `nil` where the version is not kept (any more).
    func content(_ version: ArticleVersion, of article: Identifier<Article>) throws -> DraftContent? {
        switch version {
        case .save(let number):
            return try DraftStore(connection: connection).content(article, version: number)
        case .revision(let number):
            let found = try connection.first(
                """
                SELECT \(Revision.columns), revision.filing AS filing FROM revision
                WHERE revision.article_id = \(article) AND revision.number = \(number)
                """
            ) { row in
                DraftContent(
                    content: try Revision(row: row).content,
                    filing: try (try row["filing"] as String?).map(Filing.init(json:)) ?? Filing())
            }
            guard var found else { return nil }
            // Imported revisions are filed by their article alone.
            let isFiled = try connection.exists(
                "SELECT 1 FROM revision WHERE article_id = \(article) AND number = \(number) AND filing IS NOT NULL")
            if !isFiled, let draft = try DraftStore(connection: connection).find(article) {
                found.filing = draft.content.filing
            }
            return found
        }
    }
}
