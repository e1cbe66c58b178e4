import Kernel
import Publishing

/// A channel: its lead story, everything in it by time, and what is discussed.
struct ChannelPage {
    let contents: ChannelContents

    func render(_ pages: Pages) throws -> String {
        let channel = contents.channel
        let name = channel.name[pages.language]
        let path = Path.channel(channel.slug)
        let articles = contents.articles
        return try pages.render(
            "channels/show", try fields(pages),
            PageFrame(
                name: "channel", heading: name, description: channel.about[pages.language],
                canonical: Path.page(articles.number, of: path),
                feed: PageFrame.Feed(
                    title: pages.texts(
                        "feed.channelTitle", ["site": pages.settings.name[pages.language], "channel": name]),
                    stem: "\(path)/feed"),
                previous: articles.number > 1 ? Path.page(articles.number - 1, of: path) : nil,
                next: articles.hasNext ? Path.page(articles.number + 1, of: path) : nil,
                linkedData: [LinkedData.breadcrumb([(name, path)], pages)], currentChannel: channel.slug))
    }

    /// Its contents alone, without a page around them.
    func fragment(_ pages: Pages) throws -> String { try pages.fragment("channels/show", try fields(pages)) }

    private func fields(_ pages: Pages) throws -> Fields {
        let channel = contents.channel
        let name = channel.name[pages.language]
        let path = Path.channel(channel.slug)
        let isFirst = contents.articles.number == 1
        let lead = isFirst ? contents.chosen.first ?? contents.articles.items.first : nil
        let leadReason = contents.editorsChose(lead) ? pages.reason(.editorsChoice) : nil
        let pinned = contents.chosen.filter { $0.id != lead?.id }
        let rest = contents.articles.items.filter { $0.id != lead?.id }
        var list = Fields.list(
            try pinned.map { try pages.card($0, .standard, reason: pages.reason(.editorsChoice)) }
                + pages.cards(rest, .standard))
        list?["pagination"] = pages.pagination(contents.articles, of: path)
        return [
            "breadcrumb": pages.breadcrumb([(name, nil)]),
            "channel": [
                "name": name, "description": channel.about[pages.language].nonEmpty, "feedURL": "\(path)/feed.xml",
            ] as Fields,
            "topics": [Fields](), "empty": lead == nil && list == nil ? empty(pages) : nil,
            "front": try lead.map { ["lead": try pages.card($0, .lead, reason: leadReason, isEager: true)] as Fields },
            "hotURL": "/hot/\(Path.encoded(channel.slug.description))", "articles": list,
            "hot": Fields.list(try pages.ranked(contents.hot)),
        ]
    }

    private func empty(_ pages: Pages) -> Fields {
        [
            "title": pages.texts("channel.empty.title"), "text": pages.texts("channel.empty.text"),
            "actions": [["text": pages.texts("errors.home"), "url": "/"] as Fields],
        ]
    }
}
