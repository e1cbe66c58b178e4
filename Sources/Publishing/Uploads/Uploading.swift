public import Foundation
public import Kernel
import Storage

/// A file as its writer gets it back.
public struct Upload: Sendable {
    public let media: StoredMedia
    /// A still of a video, where one could be made.
    public let poster: StoredMedia?
}

extension Platform {
    /// Whether somebody may add files to an article now: asked before anything is received.
    /// - Throws: `AccessError`, `ReadingError.noSuchArticle`.
    public func requireUpload(to article: Identifier<Article>, by account: Account) async throws {
        try await read { _ = try ArticleAccess(connection: $0).require(.edit, on: article, by: account) }
    }

    /// Keeps a picture or video for the publication of an article.
    ///
    /// - Parameters:
    ///   - file: is read, and left where it is.
    ///   - name: what its owner called it.
    /// - Throws: `AccessError`, `ReadingError.noSuchArticle`, and what the media store says about the file.
    public func upload(_ file: URL, named name: String, to article: Identifier<Article>, by account: Account)
        async throws -> Upload
    {
        try await requireUpload(to: article, by: account)
        let stored = try await media.add(contentsOf: file)
        let poster = stored.isVideo ? try await media.poster(of: stored.hash) : nil
        let now = clock.now
        try await writeUnseen { connection in
            let grant = try ArticleAccess(connection: connection).require(.edit, on: article, by: account)
            let store = UploadStore(connection: connection)
            for file in [stored, poster].compactMap({ $0 }) {
                try MediaRecordStore(connection: connection).insert(file, at: now)
                try store.insert(file.hash, for: grant.article.publication, by: account.id, name: name, at: now)
            }
        }
        return Upload(media: stored, poster: poster)
    }

    /// A stored file that an article may show, such as one copied from another article of the publication.
    /// - Throws: `ReadingError.noSuchPage` where it may not, `AccessError`, `ReadingError.noSuchArticle`.
    public func uploaded(_ hash: ContentHash, to article: Identifier<Article>, by account: Account) async throws
        -> StoredMedia
    {
        try await read { connection in
            let grant = try ArticleAccess(connection: connection).require(.edit, on: article, by: account)
            guard try DraftCheck(connection: connection).isOurs(hash, grant.article),
                let media = try MediaRecordStore(connection: connection).find(hash)
            else { throw ReadingError.noSuchPage }
            return media
        }
    }
}

struct UploadStore {
    let connection: any Connection

    func insert(
        _ hash: ContentHash, for publication: Identifier<Publication>, by account: Identifier<Account>, name: String,
        at time: Timestamp
    ) throws {
        try connection.execute(
            """
            INSERT INTO upload (hash, publication_id, account_id, name, created_at)
            VALUES (\(hash), \(publication), \(account), \(String(name.prefix(200))), \(time))
            ON CONFLICT (hash, publication_id) DO NOTHING
            """)
    }
}
