import Kernel
import Storage

struct CurationStore {
    let connection: any Connection

    /// All of a place's, whether their time has come or not.
    func slots(of channel: Identifier<Channel>?) throws -> [CuratedSlot] {
        try connection.rows(
            """
            SELECT curated_slot.*, revision.title AS title, publication.name AS publication_name,
                publication.handle AS publication_handle, CASE WHEN \(Article.isListed) THEN 1 ELSE 0 END AS is_listed
            FROM curated_slot JOIN article ON article.id = curated_slot.article_id
            JOIN publication ON publication.id = article.publication_id
            LEFT JOIN revision ON revision.id = article.revision_id
            WHERE \(Self.isOf(channel)) ORDER BY curated_slot.kind, curated_slot.position, curated_slot.id
            """, CuratedSlot.init)
    }

    /// What stands first in a place: the lead story, and what follows it.
    func chosen(for channel: Identifier<Channel>?, at time: Timestamp) throws -> Chosen {
        let due = try slots(of: channel).filter { $0.isListed && $0.isDue(at: time) }
        guard !due.isEmpty else { return Chosen() }
        let cards = try ArticleStore(connection: connection).cards(due.map(\.article))
        let lead = due.filter { $0.kind == .lead }.max { $0.id < $1.id }
        let pinned = due.filter { $0.kind == .pinned && $0.article != lead?.article }
        return Chosen(
            lead: lead.flatMap { cards[$0.article] }, pinned: pinned.compactMap { cards[$0.article] },
            leadSlot: lead?.id)
    }

    func insert(
        _ article: Identifier<Article>, _ kind: CuratedSlot.Kind, in channel: Identifier<Channel>?,
        startsAt: Timestamp?, endsAt: Timestamp?, at time: Timestamp
    ) throws {
        let position: Int? = try connection.value(
            "SELECT max(position) FROM curated_slot WHERE \(Self.isOf(channel)) AND kind = \(kind)")
        try connection.execute(
            """
            INSERT INTO curated_slot (id, channel_id, article_id, kind, position, starts_at, ends_at, created_at)
            VALUES (\(Identifier<CuratedSlot>.mint(at: time)), \(channel), \(article), \(kind), \((position ?? 0) + 1),
                \(startsAt), \(endsAt), \(time))
            """)
    }

    func setPosition(_ position: Int, of slot: Identifier<CuratedSlot>) throws {
        try connection.execute("UPDATE curated_slot SET position = \(position) WHERE id = \(slot)")
    }

    func remove(_ slot: Identifier<CuratedSlot>) throws {
        try connection.execute("DELETE FROM curated_slot WHERE id = \(slot)")
    }

    /// The channels' blocks in their order on the front page; those nobody has placed follow in the channels' own.
    func blocks(of channels: [Channel]) throws -> [PortalBlock] {
        let placed = try connection.rows("SELECT channel_id, position, is_hidden FROM portal_block") {
            (
                channel: try $0["channel_id"] as Identifier<Channel>, position: try $0["position"] as Int,
                isHidden: try $0["is_hidden"] as Int == 1
            )
        }
        let byChannel = Dictionary(placed.map { ($0.channel, $0) }) { first, _ in first }
        let known = channels.enumerated().map { index, channel in
            (
                order: byChannel[channel.id]?.position ?? channels.count + index,
                block: PortalBlock(channel: channel, isHidden: byChannel[channel.id]?.isHidden ?? false)
            )
        }
        return known.sorted { $0.order < $1.order }.map(\.block)
    }

    func setBlocks(_ blocks: [PortalBlock]) throws {
        for (position, block) in blocks.enumerated() {
            try connection.execute(
                """
                INSERT INTO portal_block (channel_id, position, is_hidden)
                VALUES (\(block.channel.id), \(position), \(block.isHidden ? 1 : 0))
                ON CONFLICT (channel_id) DO UPDATE SET position = excluded.position, is_hidden = excluded.is_hidden
                """)
        }
    }

    private static func isOf(_ channel: Identifier<Channel>?) -> SQL {
        channel.map { "curated_slot.channel_id = \($0)" } ?? "curated_slot.channel_id IS NULL"
    }
}

/// What editors have put first in a place and readers may see now.
struct Chosen {
    var lead: ArticleCard?
    var pinned: [ArticleCard] = []
    var leadSlot: Identifier<CuratedSlot>?
    var all: [ArticleCard] { [lead].compactMap { $0 } + pinned }
}

/// A channel's block on the front page.
public struct PortalBlock: Hashable, Sendable {
    public var channel: Channel
    public var isHidden: Bool
}
