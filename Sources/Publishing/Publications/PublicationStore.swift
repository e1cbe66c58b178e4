import Kernel
import Storage

struct PublicationStore {
    let connection: any Connection

    func insert(_ publication: Publication) throws {
        try connection.execute(
            """
            INSERT INTO publication (id, handle, name, tagline, about, kind, state, avatar, created_at)
            VALUES (\(publication.id), \(publication.handle), \(publication.name), \(publication.tagline),
                \(publication.about), \(publication.kind), \(publication.state), \(publication.avatar),
                \(publication.createdAt))
            """)
    }

    func all() throws -> [Publication] {
        try connection.rows("SELECT * FROM publication ORDER BY id", Publication.init)
    }

    func find(_ handle: Handle) throws -> Publication? {
        try connection.first("SELECT * FROM publication WHERE handle = \(handle)", Publication.init)
    }

    func find(_ id: Identifier<Publication>) throws -> Publication? {
        try connection.first("SELECT * FROM publication WHERE id = \(id)", Publication.init)
    }

    /// - Parameters:
    ///   - picture: as it was uploaded; the members may use it.
    ///   - avatar: the part of it that `crop` says, as a picture of its own.
    func setPicture(
        _ picture: ContentHash?, crop: AvatarCrop, avatar: ContentHash?, of id: Identifier<Publication>,
        by account: Identifier<Account>?, at time: Timestamp
    ) throws {
        try connection.execute(
            "UPDATE publication SET picture = \(picture), crop = \(crop.stored), avatar = \(avatar) WHERE id = \(id)")
        for hash in [picture, avatar].compactMap({ $0 }) {
            try connection.execute(
                """
                INSERT INTO upload (hash, publication_id, account_id, name, created_at)
                VALUES (\(hash), \(id), \(account), '', \(time)) ON CONFLICT (hash, publication_id) DO NOTHING
                """)
        }
    }

    func isTaken(_ handle: Handle) throws -> Bool {
        try connection.exists("SELECT 1 FROM publication WHERE handle = \(handle)")
    }

    func isTaken(name: String) throws -> Bool {
        try connection.exists("SELECT 1 FROM publication WHERE name = \(name)")
    }

    /// The first of `handle`, `handle-2`, `handle-3`, … that nobody has.
    func firstFree(_ handle: Handle) throws -> Handle {
        var candidate = handle
        var number = 2
        while try isTaken(candidate), let next = handle.numbered(number) {
            candidate = next
            number += 1
        }
        return candidate
    }

    /// The first of `name`, `name 2`, `name 3`, … that nobody has.
    func firstFree(name: String) throws -> String {
        var candidate = name
        var number = 2
        while try isTaken(name: candidate) {
            candidate = "\(name) \(number)"
            number += 1
        }
        return candidate
    }

    func articleCount(_ id: Identifier<Publication>) throws -> Int {
        try connection.value(
            "SELECT count(*) FROM article WHERE publication_id = \(id) AND kind = 'article' AND \(Article.isPublic)")
            ?? 0
    }
}
