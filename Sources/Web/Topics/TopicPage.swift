import Publishing

/// Everything on one topic by time, and who writes about it.
struct TopicPage {
    let contents: TopicContents

    func render(_ pages: Pages) throws -> String {
        let topic = contents.topic
        let path = Path.topic(topic.slug)
        let articles = contents.articles
        var list = Fields.list(try pages.cards(articles.items, .standard))
        list?["pagination"] = pages.pagination(articles, of: path)
        return try pages.render(
            "topics/show",
            [
                "breadcrumb": pages.breadcrumb([(topic.name, nil)]),
                "topic": [
                    "name": topic.name, "count": pages.texts("topic.count", count: contents.articleCount),
                    "followers": contents.followers > 0
                        ? pages.texts("follow.followers", count: contents.followers) : nil,
                ] as Fields,
                "follow": try SwitchButton.follow(topic, isOn: contents.isFollowed, page: path).render(pages),
                "articles": list,
                "publications": Fields.list(try contents.publications.map { try pages.publicationCard($0) }),
            ],
            PageFrame(
                name: "topic", heading: topic.name, canonical: Path.page(articles.number, of: path),
                previous: articles.number > 1 ? Path.page(articles.number - 1, of: path) : nil,
                next: articles.hasNext ? Path.page(articles.number + 1, of: path) : nil,
                linkedData: [LinkedData.breadcrumb([(topic.name, path)], pages)],
                scripts: pages.viewer == nil ? [] : ["switches.js"]))
    }
}
