import Kernel
import Publishing

/// What is new from the publications and topics somebody follows, by time alone.
struct FollowingPage {
    let contents: FollowingContents
    let isFirst: Bool

    private var followsNothing: Bool { contents.publications.isEmpty && contents.topics.isEmpty }

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        let newCount = contents.articles.count { $0.isNew }
        var list = Fields.list(try contents.articles.map { try item($0, pages) })
        list?["older"] = contents.next.map { "/following?before=\($0)" }
        list?["newest"] = isFirst ? nil : "/following"
        list?["isPaged"] = !isFirst || contents.next != nil
        return try pages.render(
            "readers/following",
            [
                "followed": list,
                "summary": newCount > 0 && isFirst ? texts("following.new", count: newCount) : nil,
                "nothing": contents.articles.isEmpty
                    ? [
                        "title": texts(followsNothing ? "following.empty.title" : "following.quiet.title"),
                        "text": texts(followsNothing ? "following.empty.text" : "following.quiet.text"),
                        "actions": [] as [Fields],
                    ] as Fields : nil,
                "suggested": Fields.list(
                    contents.articles.isEmpty || contents.publications.count < 3
                        ? try contents.suggestions.map { try row($0, isOn: false, pages) } : []),
                "mine": followsNothing ? nil : mine(pages), "digest": digest(texts),
            ],
            PageFrame(
                name: "following", heading: texts("following.title"), scripts: ["switches.js"]))
    }

    private func item(_ followed: FollowedArticle, _ pages: Pages) throws -> Fields {
        [
            "isNew": followed.isNew,
            "itemCard": try pages.card(
                followed.card, .standard,
                reason: followed.topics.isEmpty
                    ? nil
                    : pages.texts("following.becauseTopic", ["topic": pages.texts.list(followed.topics)])),
        ]
    }

    private func row(_ card: PublicationCard, isOn: Bool, _ pages: Pages) throws -> Fields {
        [
            "suggestedCard": try pages.publicationCard(card),
            "suggestedFollow": try SwitchButton.follow(card, isOn: isOn, page: "/following").render(pages),
        ]
    }

    private func mine(_ pages: Pages) -> Fields {
        [
            "publications": Fields.list(contents.publications.map { pages.publicationFields($0) }),
            "topics": Fields.list(contents.topics.map { ["name": $0.name, "url": Path.topic($0.slug)] as Fields }),
            "total": pages.texts("following.count", count: contents.publicationCount),
        ]
    }

    private func digest(_ texts: Catalogue) -> Fields {
        let isSent = contents.digest?.confirmedAt != nil && contents.digest?.frequency != .off
        return [
            "state": isSent
                ? texts("digest.sent.\((contents.digest?.frequency ?? .off).rawValue)") : texts("digest.offer")
        ]
    }
}

/// All that somebody follows, to be left one by one.
struct FollowedPage {
    let publications: Page<PublicationCard>
    let topics: [Topic]

    private static let path = "/account/following"

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        var list = Fields.list(
            try publications.items.map { card in
                [
                    "followedCard": try pages.publicationCard(card),
                    "followedSwitch": try SwitchButton.follow(card, isOn: true, page: Self.path).render(pages),
                ] as Fields
            })
        list?["pagination"] = pages.pagination(publications, of: Self.path)
        let named = try topics.map { topic in
            [
                "topicName": topic.name, "topicURL": Path.topic(topic.slug),
                "followedSwitch": try SwitchButton.follow(topic, isOn: true, page: Self.path).render(pages),
            ] as Fields
        }
        return try pages.render(
            "readers/followed",
            [
                "followedPublications": list, "followedTopics": Fields.list(named),
                "empty": list == nil && topics.isEmpty
                    ? [
                        "title": texts("following.empty.title"), "text": texts("following.empty.text"),
                        "actions": [["text": texts("nav.publications"), "url": "/publications"] as Fields],
                    ] as Fields : nil,
            ],
            PageFrame(
                name: "followed", heading: texts("following.manage"), work: .account(texts, current: Self.path),
                scripts: ["switches.js"]))
    }
}
