import Kernel
import Storage

struct MediaRecordStore {
    let connection: any Connection

    func insert(_ media: StoredMedia, at time: Timestamp) throws {
        try connection.execute(
            """
            INSERT INTO media (hash, type, byte_count, width, height, frames, duration, colour, variants, aigc, created_at)
            VALUES (\(media.hash), \(media.type), \(media.byteCount), \(media.width), \(media.height), \(media.frames),
                \(media.duration), \(media.colour), \(media.variants.joined(separator: " ")), \(media.aigc), \(time))
            ON CONFLICT (hash) DO NOTHING
            """)
    }

    func find(_ hash: ContentHash) throws -> StoredMedia? {
        try connection.first("SELECT \(StoredMedia.columns(of: "media")) FROM media WHERE hash = \(hash)") {
            try StoredMedia(row: $0, alias: "media")
        } ?? nil
    }

    func used(by revision: Identifier<Revision>) throws -> [ContentHash: StoredMedia] {
        let all = try connection.rows(
            """
            SELECT \(StoredMedia.columns(of: "media")) FROM media
            JOIN revision_media ON revision_media.hash = media.hash WHERE revision_media.revision_id = \(revision)
            """
        ) { try StoredMedia(row: $0, alias: "media") }
        return Dictionary(all.compactMap { $0 }.map { ($0.hash, $0) }) { first, _ in first }
    }

    /// Files no revision and no avatar shows, and nobody has uploaded to write with.
    func unused(among hashes: [ContentHash]) throws -> [ContentHash] {
        try hashes.filter { hash in
            let isUsed = try connection.exists(
                """
                SELECT 1 FROM revision_media WHERE hash = \(hash)
                UNION ALL SELECT 1 FROM revision WHERE cover = \(hash)
                UNION ALL SELECT 1 FROM publication WHERE avatar = \(hash) OR picture = \(hash)
                UNION ALL SELECT 1 FROM upload WHERE hash = \(hash)
                UNION ALL SELECT 1 FROM application WHERE avatar = \(hash) OR picture = \(hash)
                """)
            return !isUsed
        }
    }

    func delete(_ hash: ContentHash) throws {
        try connection.execute("DELETE FROM media WHERE hash = \(hash)")
    }
}
