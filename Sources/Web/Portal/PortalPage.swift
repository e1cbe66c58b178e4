import Kernel
import Publishing

/// The front page.
struct PortalPage {
    let contents: PortalContents

    func render(_ pages: Pages) throws -> String {
        let site = pages.settings.name[pages.language]
        return try pages.render(
            "portal/show", try fields(pages),
            PageFrame(
                name: "portal", heading: site, description: pages.settings.tagline[pages.language], canonical: "/",
                feed: PageFrame.Feed(title: pages.texts("feed.siteTitle", ["site": site]), stem: "/feed"),
                linkedData: [LinkedData.site(pages)]))
    }

    /// Its contents alone, without a page around them.
    func fragment(_ pages: Pages) throws -> String { try pages.fragment("portal/show", try fields(pages)) }

    private func fields(_ pages: Pages) throws -> Fields {
        let today = pages.time.iso(pages.now)
        return [
            "date": ["iso": String(today.prefix(10)), "text": pages.time.dateline(pages.now)] as Fields,
            "empty": contents.top.isEmpty ? empty(pages) : nil,
            "front": try front(pages),
            "channelBlocks": Fields.list(
                try contents.channelBlocks.enumerated().map { try block($1, isWide: $0 == 0, pages) }),
            "opinions": Fields.list(try pages.cards(contents.opinions, .opinion)),
            "videos": Fields.list(
                try contents.videos.map { try pages.card($0.card, .tile, isVideo: true, duration: $0.duration) }),
            "topics": Fields.list(try contents.topicBlocks.map { try topic($0, pages) }),
            "latest": Fields.list(try pages.cards(contents.latest, .standard)),
            "publications": Fields.list(try contents.publications.map { try pages.publicationCard($0) }),
        ]
    }

    private func empty(_ pages: Pages) -> Fields {
        [
            "title": pages.texts("portal.empty.title"), "text": pages.texts("portal.empty.text"),
            "actions": [["text": pages.texts("publications.title"), "url": "/publications"] as Fields],
        ]
    }

    private func front(_ pages: Pages) throws -> Fields? {
        guard let lead = contents.top.first else { return nil }
        return [
            "lead": try card(lead, .lead, pages, isEager: true),
            "secondary": Fields.list(try contents.top.dropFirst().map { try card($0, .tile, pages) }),
            "headlines": Fields.list(try pages.cards(contents.briefs, .text)),
            "hot": Fields.list(try pages.ranked(Array(contents.hot.prefix(8)))),
        ]
    }

    /// A card, with the reason where editors have put it there.
    private func card(_ card: ArticleCard, _ style: CardStyle, _ pages: Pages, isEager: Bool = false) throws -> String {
        let reason = contents.chosen.contains(card.id) ? pages.reason(.editorsChoice) : nil
        return try pages.card(card, style, reason: reason, isEager: isEager)
    }

    /// The first has a lead story of its own, with a summary.
    private func block(_ block: PortalContents.ChannelBlock, isWide: Bool, _ pages: Pages) throws -> Fields {
        let name = block.channel.name[pages.language]
        return [
            "id": block.channel.slug.description, "name": name, "url": Path.channel(block.channel.slug),
            "moreFrom": pages.texts("care.moreFrom", ["channel": name]),
            "lead": try block.articles.first.map { try card($0, isWide ? .standard : .tile, pages) },
            "more": Fields.list(try pages.cards(Array(block.articles.dropFirst()), .text)),
        ]
    }

    private func topic(_ block: PortalContents.TopicBlock, _ pages: Pages) throws -> Fields {
        [
            "name": block.topic.name, "url": Path.topic(block.topic.slug),
            "card": try block.articles.first.map { try pages.card($0, .tile) },
        ]
    }
}
