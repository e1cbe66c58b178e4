public import Kernel
import Storage

/// A correction (更正) readers are told of: what an article said before, what it says now, and why.
public struct Correction: Hashable, Sendable {
    public let article: Identifier<Article>
    /// What it says since.
    public let revision: Identifier<Revision>
    /// What it said before.
    public let corrected: Identifier<Revision>
    /// In the authors' words.
    public let note: String
    public let createdAt: Timestamp

    init(row: Row) throws {
        article = try row["article_id"]
        revision = try row["revision_id"]
        corrected = try row["corrected_id"]
        note = try row["note"]
        createdAt = try row["created_at"]
    }
}

struct CorrectionStore {
    let connection: any Connection

    /// Records that a revision that goes live now corrects the one that is live so far.
    func record(
        _ note: String, of article: Identifier<Article>, revision: Identifier<Revision>,
        correcting corrected: Identifier<Revision>, at time: Timestamp
    ) throws {
        guard revision != corrected else { return }
        try connection.execute(
            """
            INSERT INTO correction (revision_id, article_id, corrected_id, note, created_at)
            VALUES (\(revision), \(article), \(corrected), \(note), \(time)) ON CONFLICT (revision_id) DO NOTHING
            """)
    }

    /// The latest first.
    func corrections(of article: Identifier<Article>) throws -> [Correction] {
        try connection.rows(
            "SELECT * FROM correction WHERE article_id = \(article) ORDER BY created_at DESC, revision_id DESC LIMIT 50",
            Correction.init)
    }
}

/// What the page of an article's corrections shows.
public struct CorrectionContents: Sendable {
    public struct Entry: Sendable {
        public let correction: Correction
        public let before: ArticleContent
        public let after: ArticleContent
    }

    public let article: Article
    public let title: String
    public let publication: Publication
    public let entries: [Entry]
    public let channels: [Channel]
    public let settings: SiteSettings
}

extension Platform {
    /// Everything that was corrected on a public article.
    /// - Throws: `ReadingError`, `RemovedArticle`; `AgeLimited` for what not everybody may read.
    public func corrections(of id: Identifier<Article>) async throws -> CorrectionContents {
        try await read { connection in
            let articles = ArticleStore(connection: connection)
            guard let article = try articles.find(id), article.state == .published, let live = article.liveRevision,
                let revision = try articles.revision(live),
                let publication = try PublicationStore(connection: connection).find(article.publication)
            else { throw ReadingError.noSuchArticle }
            let decisions = DecisionStore(connection: connection)
            try decisions.requirePublic(article)
            try decisions.requireNoAgeLimit(decisions.orders(on: article))
            let entries = try CorrectionStore(connection: connection).corrections(of: id).compactMap {
                correction -> CorrectionContents.Entry? in
                guard let before = try articles.revision(correction.corrected),
                    let after = try articles.revision(correction.revision)
                else { return nil }
                return CorrectionContents.Entry(correction: correction, before: before.content, after: after.content)
            }
            guard !entries.isEmpty else { throw ReadingError.noSuchPage }
            return CorrectionContents(
                article: article, title: revision.content.title, publication: publication, entries: entries,
                channels: try ChannelStore(connection: connection).all(),
                settings: try SettingStore(connection: connection).site())
        }
    }
}
