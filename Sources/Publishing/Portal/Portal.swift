public import Kernel
import Storage

/// Everything the front page shows. No article is in two places of it, except that the hot list ranks freely.
public struct PortalContents: Sendable {
    public struct ChannelBlock: Sendable {
        public let channel: Channel
        public let articles: [ArticleCard]
    }

    public struct TopicBlock: Sendable {
        public let topic: Topic
        public let articles: [ArticleCard]
    }

    public let channels: [Channel]
    public struct VideoCard: Sendable {
        public let card: ArticleCard
        /// Of its first video, in milliseconds.
        public let duration: Int?
    }

    /// The first is the lead story.
    public let top: [ArticleCard]
    /// Those editors have put where they stand.
    public let chosen: Set<Identifier<Article>>
    /// The next newest, to be said in a line each.
    public let briefs: [ArticleCard]
    public let latest: [ArticleCard]
    /// What their authors declare to be their opinion, each by somebody else.
    public let opinions: [ArticleCard]
    public let hot: [RankedArticle]
    public let channelBlocks: [ChannelBlock]
    public let topicBlocks: [TopicBlock]
    public let videos: [VideoCard]
    public let publications: [PublicationCard]
    public let settings: SiteSettings
}

extension Platform {
    public func portal() async throws -> PortalContents {
        let now = clock.now
        return try await read { connection in
            var composition = PortalComposition(connection: connection, now: now)
            return try composition.compose()
        }
    }
}

/// Fills the places of the front page: what editors chose first, then the newest articles, each article once.
struct PortalComposition {
    let connection: any Connection
    let now: Timestamp
    private var shown: Set<Identifier<Article>> = []
    private var chosen: Set<Identifier<Article>> = []

    init(connection: any Connection, now: Timestamp) {
        self.connection = connection
        self.now = now
    }

    mutating func compose() throws -> PortalContents {
        let articles = ArticleStore(connection: connection)
        let channels = try ChannelStore(connection: connection).all()
        let newest = try articles.latest(.everything, limit: 40)
        let curation = CurationStore(connection: connection)
        let top = takeTop(try curation.chosen(for: nil, at: now), from: newest)
        let opinions = takeOpinions(
            try articles.declared("opinion", .everything, since: now.adding(days: -90), limit: 24))
        let briefs = take(4, from: newest)
        let latest = take(8, from: newest)
        let blocks = try curation.blocks(of: channels).filter { !$0.isHidden }.map { block in
            let first = try curation.chosen(for: block.channel.id, at: now).all
            chosen.formUnion(first.map(\.id))
            return PortalContents.ChannelBlock(
                channel: block.channel,
                articles: take(5, from: first + (try articles.latest(.channel(block.channel.id), limit: 24))))
        }
        let videos = try take(4, from: try articles.withVideo(limit: 8)).map {
            PortalContents.VideoCard(card: $0, duration: try articles.duration(ofFirstVideoIn: $0.id))
        }
        let topics = try TopicStore(connection: connection).mostUsed(since: now.adding(days: -90), limit: 8)
        let topicBlocks = try topics.map { topic in
            PortalContents.TopicBlock(
                topic: topic, articles: take(3, from: try articles.originals(on: topic.id, limit: 16)))
        }
        return PortalContents(
            channels: channels, top: top, chosen: chosen, briefs: briefs, latest: latest,
            opinions: opinions, hot: try articles.hot(.everything, limit: 10, at: now),
            channelBlocks: blocks.filter { !$0.articles.isEmpty },
            topicBlocks: Array(topicBlocks.filter { $0.articles.count >= 2 }.prefix(4)), videos: videos,
            publications: try PublicationStore(connection: connection).cards(limit: 8),
            settings: try SettingStore(connection: connection).site())
    }

    /// The lead story wants a picture; the next ones are of different publications.
    private mutating func takeTop(_ chosen: Chosen, from newest: [ArticleCard]) -> [ArticleCard] {
        let others = newest.filter { card in !chosen.pinned.contains { $0.id == card.id } }
        let fallback = others.first { $0.cover != nil } ?? others.first ?? chosen.pinned.first
        guard let lead = chosen.lead ?? fallback else { return [] }
        var top = [lead] + chosen.pinned.filter { $0.id != lead.id }
        var publications = Set(top.map(\.publicationHandle))
        for card in newest where top.count < 5 && !top.contains(where: { $0.id == card.id }) {
            if publications.insert(card.publicationHandle).inserted { top.append(card) }
        }
        shown.formUnion(top.map(\.id))
        self.chosen.formUnion(chosen.all.map(\.id))
        return top
    }

    /// One each of four publications; fewer than three are no choice of opinions, and stay where they are.
    private mutating func takeOpinions(_ cards: [ArticleCard]) -> [ArticleCard] {
        var publications: Set<Handle> = []
        let found = cards.filter { !shown.contains($0.id) && publications.insert($0.publicationHandle).inserted }
            .prefix(4)
        guard found.count >= 3 else { return [] }
        shown.formUnion(found.map(\.id))
        return Array(found)
    }

    private mutating func take(_ limit: Int, from cards: [ArticleCard]) -> [ArticleCard] {
        var taken: [ArticleCard] = []
        for card in cards where taken.count < limit && shown.insert(card.id).inserted { taken.append(card) }
        return taken
    }
}

extension ArticleStore {
    /// The newest articles on a topic that their authors declare to be original work.
    func originals(on topic: Identifier<Topic>, limit: Int) throws -> [ArticleCard] {
        try connection.rows(
            """
            \(ArticleCard.select) WHERE \(ArticleListing.topic(topic).condition)
                AND article.originality IN ('claimed', 'confirmed')
            ORDER BY article.published_at DESC, article.id DESC LIMIT \(limit)
            """, ArticleCard.init)
    }

    /// The newest articles that their authors declare to be of a kind, such as their opinion.
    func declared(_ kind: String, _ listing: ArticleListing, since: Timestamp? = nil, limit: Int) throws
        -> [ArticleCard]
    {
        let declared = #""kind":"\#(kind)""#
        return try connection.rows(
            """
            \(ArticleCard.select) WHERE \(listing.condition) AND article.published_at >= \(since ?? Timestamp(milliseconds: .min))
                AND \(sqlite: "instr", postgres: "strpos")(revision.declarations, \(declared)) > 0
            ORDER BY article.published_at DESC, article.id DESC LIMIT \(limit)
            """, ArticleCard.init)
    }

    static let hasVideo: SQL = """
        article.revision_id IN (
            SELECT revision_media.revision_id FROM revision_media JOIN media ON media.hash = revision_media.hash
            WHERE media.type IN ('mp4', 'webm'))
        """

    /// The newest articles with a video in them.
    func withVideo(limit: Int) throws -> [ArticleCard] {
        try connection.rows(
            """
            \(ArticleCard.select) WHERE \(Article.isListed) AND \(Self.hasVideo)
            ORDER BY article.published_at DESC, article.id DESC LIMIT \(limit)
            """, ArticleCard.init)
    }

    /// In milliseconds, where it is known.
    func duration(ofFirstVideoIn article: Identifier<Article>) throws -> Int? {
        try connection.value(
            """
            SELECT media.duration FROM article JOIN revision_media ON revision_media.revision_id = article.revision_id
            JOIN media ON media.hash = revision_media.hash
            WHERE article.id = \(article) AND media.type IN ('mp4', 'webm') ORDER BY revision_media.hash LIMIT 1
            """)
    }
}
