import Document
import Kernel
@testable import Publishing
import Storage
import TestSupport
import Testing

/// What readers may not have is nowhere: not on its own page, and in no list, feed, search or map.
@Suite struct LeakTests {
    private static let secret = "潜流"

    private func appears(_ platform: Platform, _ article: Identifier<Article>) async throws -> [String] {
        var places: [String] = []
        if (try? await platform.article(article)) != nil { places.append("page") }
        let portal = try await platform.portal()
        let cards =
            portal.top + portal.briefs + portal.latest + portal.opinions + portal.videos.map(\.card)
            + portal.channelBlocks.flatMap(\.articles)
            + portal.topicBlocks.flatMap(\.articles) + portal.hot.map(\.card)
        if cards.contains(where: { $0.id == article }) { places.append("portal") }
        if try await platform.hot().articles.contains(where: { $0.card.id == article }) { places.append("hot") }
        let slug = try #require(Slug("local"))
        let channel = try await platform.channel(slug, page: 1)
        if (channel.chosen + channel.articles.items + channel.hot.map(\.card)).contains(where: { $0.id == article }) {
            places.append("channel")
        }
        let handle = try #require(Handle("paper"))
        let publication = try await platform.publication(handle, page: 1)
        if (publication.articles.items + publication.popular.map(\.card)).contains(where: { $0.id == article }) {
            places.append("publication")
        }
        if let topic = try? await platform.topic(try #require(Slug("渡船")), page: 1),
            topic.articles.items.contains(where: { $0.id == article })
        {
            places.append("topic")
        }
        let query = try #require(SearchQuery(Self.secret))
        if try await platform.search(query, page: 1).results?.page.items.contains(where: { $0.card.id == article })
            == true
        {
            places.append("search")
        }
        for listing in [FeedScope.site, .channel(slug), .publication(handle)] {
            let feed = try await platform.feed(listing)
            if feed.entries.contains(where: { $0.card.id == article }) { places.append("feed \(listing)") }
        }
        let map = try await platform.sitemap(part: 1)
        if map.entries.contains(where: { $0.article == article }) { places.append("sitemap") }
        let other = try await platform.article(
            try await platform.put(Draft(title: "旁观者", channel: "local", topics: ["渡船"])))
        if (other.related.map(\.card) + other.moreFromPublication + other.hot.map(\.card)).contains(where: {
            $0.id == article
        }) {
            places.append("related")
        }
        return places
    }

    @Test(arguments: DatabaseKind.allCases) func articlesOfNoOtherStateAppearAnywhere(_ kind: DatabaseKind) async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let shown = try await platform.put(
                Draft(title: Self.secret, channel: "local", topics: ["渡船"], comments: [1]))
            #expect(try await appears(platform, shown).count >= 8)
            for state in Article.State.allCases where state != .published {
                let hidden = try await platform.put(
                    Draft(title: Self.secret, channel: "local", state: state, topics: ["渡船"], comments: [1, 1, 1]))
                #expect(try await appears(platform, hidden).isEmpty, "\(state)")
            }
            for restriction in [Article.Restriction.disabled, .removed] {
                let hidden = try await platform.put(
                    Draft(title: Self.secret, channel: "local", restriction: restriction, topics: ["渡船"], comments: [1])
                )
                #expect(try await appears(platform, hidden).isEmpty, "\(restriction)")
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func anUpdateInReviewIsNotReadBeforeItIsApproved(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform)
            try await room.setPolicy { $0.undoSeconds = 0 }
            let article = try await room.write("渡船")
            try await platform.decide(try await room.submit(article), .approve(label: nil), by: room.reviewer)
            try await room.save(article, Self.secret, [.paragraph([.plain(Self.secret)])]) { $0.topics = [Self.secret] }
            try await room.submit(article)
            #expect(try await platform.article(article).revision.content.title == "渡船")
            #expect(try await platform.article(article).topics.isEmpty)
            let query = try #require(SearchQuery(Self.secret))
            #expect(try await platform.search(query, page: 1).results?.isEmpty == true)
        }
    }
}
