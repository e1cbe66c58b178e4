import Kernel
import Publishing

/// A whole list of what readers do, each item with its reason, and the way to the other lists.
struct HotPage {
    let contents: HotContents

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        let name = texts("hot.order.\(contents.order.rawValue)")
        let channel = contents.channel?.name[pages.language]
        let title = channel.map { texts("hot.inChannel", ["list": name, "channel": $0]) } ?? name
        return try pages.render(
            "hot/show",
            [
                "breadcrumb": pages.breadcrumb(trail(name, channel)), "title": title,
                "lede": texts(
                    "hot.lede.\(contents.order.rawValue)", ["hours": texts.number(contents.policy.halfLifeHours)]),
                "updated": ["iso": pages.time.iso(pages.now), "text": pages.time.full(pages.now)] as Fields,
                "choice": ListChoice.fields(pages, current: "/\(contents.order.rawValue)"), "scopes": scopes(pages),
                "hot": Fields.list(try pages.ranked(contents.articles)),
                "empty": contents.articles.isEmpty
                    ? ["title": texts("hot.empty.title"), "text": texts("hot.empty.text")] as Fields : nil,
            ],
            PageFrame(
                name: "hot", heading: title, description: texts("hot.description"),
                canonical: path(contents.order, contents.channel)))
    }

    private func path(_ order: HotOrder, _ channel: Channel?) -> String {
        "/\(order.rawValue)" + (channel.map { "/\(Path.encoded($0.slug.description))" } ?? "")
    }

    private func trail(_ name: String, _ channel: String?) -> [(name: String, url: String?)] {
        guard let channel else { return [(name, nil)] }
        return [(name, path(contents.order, nil)), (channel, nil)]
    }

    private func scopes(_ pages: Pages) -> [Fields] {
        let all: Fields = [
            "text": pages.texts("hot.everything"), "url": path(contents.order, nil),
            "isCurrent": contents.channel == nil,
        ]
        return [all]
            + contents.channels.map { channel in
                [
                    "text": channel.name[pages.language], "url": path(contents.order, channel),
                    "isCurrent": channel.slug == contents.channel?.slug,
                ]
            }
    }
}
