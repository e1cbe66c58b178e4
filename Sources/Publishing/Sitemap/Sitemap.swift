public import Kernel
import Storage

/// Part of the sitemap: at most `SitemapContents.size` articles, oldest first so that full parts never change.
public struct SitemapContents: Sendable {
    public struct Entry: Sendable {
        public let article: Identifier<Article>
        public let publication: Handle
        public let modifiedAt: Timestamp
        public let pictures: [StoredMedia]
    }

    public let entries: [Entry]

    public static let size = 2000
}

/// What the sitemap index and its first part list.
public struct SitemapIndex: Sendable {
    public let parts: Int
    public let channels: [Channel]
    public let publications: [Handle]
    public let topics: [Topic]
}

extension Platform {
    public func sitemapIndex() async throws -> SitemapIndex {
        try await read { connection in
            let count = try ArticleStore(connection: connection).count(.everything)
            return SitemapIndex(
                parts: (count + SitemapContents.size - 1) / SitemapContents.size,
                channels: try ChannelStore(connection: connection).all(),
                publications: try connection.rows(
                    "SELECT handle FROM publication WHERE state <> 'closed' ORDER BY id LIMIT 20000"
                ) { try $0["handle"] },
                topics: try TopicStore(connection: connection).mostUsed(since: Timestamp(milliseconds: 0), limit: 5000))
        }
    }

    /// - Throws: `ReadingError.noSuchPage` beyond the last part.
    public func sitemap(part: Int) async throws -> SitemapContents {
        guard (1...10_000).contains(part) else { throw ReadingError.noSuchPage }
        return try await read { connection in
            let pictures = try connection.rows(
                """
                SELECT article.id AS article_id, publication.handle AS handle, article.modified_at AS modified_at,
                    \(StoredMedia.columns(of: "picture"))
                FROM (
                    SELECT article.id, article.publication_id, article.revision_id, article.modified_at,
                        article.published_at FROM article WHERE \(Article.isListed)
                    ORDER BY article.published_at, article.id
                    LIMIT \(SitemapContents.size) OFFSET \((part - 1) * SitemapContents.size)
                ) article
                JOIN publication ON publication.id = article.publication_id
                LEFT JOIN revision_media ON revision_media.revision_id = article.revision_id
                LEFT JOIN media picture ON picture.hash = revision_media.hash AND picture.type NOT IN ('mp4', 'webm')
                ORDER BY article.published_at, article.id, picture.hash
                """
            ) {
                (
                    article: try $0["article_id"] as Identifier<Article>, handle: try $0["handle"] as Handle,
                    modified: try $0["modified_at"] as Timestamp, picture: try StoredMedia(row: $0, alias: "picture")
                )
            }
            var entries: [SitemapContents.Entry] = []
            for rows in pictures.chunked(on: \.article) {
                guard let first = rows.first else { continue }
                entries.append(
                    SitemapContents.Entry(
                        article: first.article, publication: first.handle, modifiedAt: first.modified,
                        pictures: rows.compactMap(\.picture)))
            }
            guard part == 1 || !entries.isEmpty else { throw ReadingError.noSuchPage }
            return SitemapContents(entries: entries)
        }
    }
}

extension Array {
    /// Runs of neighbours that agree on a key.
    fileprivate func chunked<Key: Equatable>(on key: (Element) -> Key) -> [[Element]] {
        reduce(into: []) { runs, element in
            if let last = runs.last?.last, key(last) == key(element) {
                runs[runs.count - 1].append(element)
            } else {
                runs.append([element])
            }
        }
    }
}
