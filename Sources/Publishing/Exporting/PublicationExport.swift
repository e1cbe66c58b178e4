import Foundation
import Kernel
import Storage

/// Everything a publication has written, one file after another, so that nothing large is ever in memory.
public struct PublicationExport: Sendable {
    public let handle: Handle
    private let platform: Platform
    private let publication: Publication
    private let articles: [Identifier<Article>]
    /// The path of every file within the export.
    private let media: [(hash: ContentHash, path: String)]
    private let now: Timestamp

    init(_ publication: Publication, _ platform: Platform, _ connection: any Connection, at time: Timestamp) throws {
        handle = publication.handle
        self.platform = platform
        self.publication = publication
        now = time
        articles = try connection.rows("SELECT id FROM article WHERE publication_id = \(publication.id) ORDER BY id") {
            try $0["id"]
        }
        media = try connection.rows(
            """
            SELECT DISTINCT media.hash AS hash, media.type AS type FROM media
            WHERE media.hash IN (SELECT hash FROM upload WHERE publication_id = \(publication.id))
                OR media.hash IN (SELECT revision_media.hash FROM revision_media
                    JOIN revision ON revision.id = revision_media.revision_id
                    JOIN article ON article.id = revision.article_id WHERE article.publication_id = \(publication.id))
            ORDER BY media.hash
            """
        ) { row in
            let hash: ContentHash = try row["hash"], type: String = try row["type"]
            return (hash, "media/\(hash).\(type == "jpeg" ? "jpg" : type)")
        }
    }

    /// Hands over each file: first the index, then articles, then pictures and videos.
    public func forEach(_ body: (ExportEntry) async throws -> Void) async throws {
        let paths = Dictionary(media.map { ($0.hash, $0.path) }) { first, _ in first }
        try await body(ExportEntry(path: "index.json", content: .text(try await index()), modifiedAt: now))
        for id in articles {
            guard let article = try await platform.exported(id, of: publication) else { continue }
            try await body(
                ExportEntry(
                    path: article.path, content: .text(article.text(media: paths)), modifiedAt: article.modifiedAt))
        }
        for (hash, path) in media {
            guard let file = try await platform.media.original(of: hash) else { continue }
            try await body(ExportEntry(path: path, content: .file(file), modifiedAt: now))
        }
    }

    /// What programs want to know, in one file.
    private struct Index: Encodable {
        struct Article: Encodable {
            let id: String
            let file: String
            let title: String
            let state: String
            let published: Date?
        }

        let format = "byline-publication-1"
        let handle: String
        let name: String
        let tagline: String
        let about: String
        let kind: String
        let exported: Date
        let articles: [Article]
        let media: [String]
    }

    private func index() async throws -> String {
        var entries: [Index.Article] = []
        for id in articles {
            guard let article = try await platform.exported(id, of: publication) else { continue }
            entries.append(
                Index.Article(
                    id: id.description, file: article.path, title: article.content.content.title,
                    state: article.state.rawValue, published: article.publishedAt?.date))
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        let index = Index(
            handle: handle.description, name: publication.name, tagline: publication.tagline, about: publication.about,
            kind: publication.kind.rawValue, exported: now.date, articles: entries, media: media.map(\.path))
        return String(decoding: try encoder.encode(index), as: UTF8.self) + "\n"
    }
}

extension Platform {
    /// - Throws: `ReadingError.noSuchPublication`, `AccessError.notAllowed`.
    public func exportPublication(_ handle: Handle, by account: Account) async throws -> PublicationExport {
        let now = clock.now
        return try await read { connection in
            let grant = try PublicationAccess(connection: connection).require(.export, on: handle, by: account)
            return try PublicationExport(grant.publication, self, connection, at: now)
        }
    }

    /// What readers have of an article, or else its working copy.
    func exported(_ id: Identifier<Article>, of publication: Publication) async throws -> ExportedArticle? {
        try await read { connection in
            let articles = ArticleStore(connection: connection)
            guard let article = try articles.find(id) else { return nil }
            let isLive = article.state == .published
            let draft = isLive ? nil : try DraftStore(connection: connection).find(id)?.content
            let content = try draft ?? articles.liveContent(of: article)
            let channel: String? = try content.filing.channel.flatMap {
                try connection.value("SELECT slug FROM channel WHERE id = \($0)")
            }
            return ExportedArticle(
                id: id, state: article.state, kind: article.kind, publishedAt: article.publishedAt,
                scheduledAt: article.scheduledAt, modifiedAt: article.modifiedAt, content: content, channel: channel,
                author: publication.name)
        }
    }
}
