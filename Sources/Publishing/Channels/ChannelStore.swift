import Kernel
import Storage

struct ChannelStore {
    let connection: any Connection

    func insert(_ channel: Channel) throws {
        try connection.execute(
            """
            INSERT INTO channel (id, slug, name_zh, name_en, about_zh, about_en, position)
            VALUES (\(channel.id), \(channel.slug), \(channel.name.simplifiedChinese), \(channel.name.english),
                \(channel.about.simplifiedChinese), \(channel.about.english), \(channel.position))
            """)
    }

    func all() throws -> [Channel] {
        try connection.rows("SELECT * FROM channel ORDER BY position, id", Channel.init)
    }

    func find(_ slug: Slug) throws -> Channel? {
        try connection.first("SELECT * FROM channel WHERE slug = \(slug)", Channel.init)
    }

    func exists(_ id: Identifier<Channel>) throws -> Bool {
        try connection.exists("SELECT 1 FROM channel WHERE id = \(id)")
    }

    func nextPosition() throws -> Int {
        try connection.value("SELECT coalesce(max(position), 0) + 1 FROM channel") ?? 1
    }
}
