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
        let lead = articles.number == 1 ? articles.items.first : nil
        let rest = lead == nil ? articles.items : Array(articles.items.dropFirst())
        var list = Fields.list(try pages.cards(rest, .standard))
        list?["pagination"] = pages.pagination(articles, of: path)
        return try pages.render(
            "channels/show",
            [
                "breadcrumb": pages.breadcrumb([(name, nil)]),
                "channel": [
                    "name": name, "description": channel.about[pages.language].nonEmpty, "feedURL": "\(path)/feed.xml",
                ] as Fields,
                "topics": [Fields](), "empty": articles.items.isEmpty ? empty(pages) : nil,
                "front": try lead.map { ["lead": try pages.card($0, .lead, isEager: true)] as Fields },
                "articles": list, "hot": Fields.list(try pages.ranked(contents.hot)),
            ],
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

    private func empty(_ pages: Pages) -> Fields {
        [
            "title": pages.texts("channel.empty.title"), "text": pages.texts("channel.empty.text"),
            "actions": [["text": pages.texts("errors.home"), "url": "/"] as Fields],
        ]
    }
}
