import Kernel
import Publishing

/// A publication: its card, and all its articles by month.
struct PublicationPage {
    let contents: PublicationContents

    func render(_ pages: Pages) throws -> String {
        let publication = contents.publication.publication
        let path = Path.publication(publication.handle)
        let articles = contents.articles
        return try pages.render(
            "publications/show",
            [
                "breadcrumb": pages.breadcrumb([
                    (pages.texts("publications.title"), "/publications"), (publication.name, nil),
                ]),
                "publication": pages.publicationFields(contents.publication), "standing": standing(pages),
                "complaintURL": Path.complaint(on: .publication(publication.id)), "measureURL": measureURL(pages),
                "follow": publication.state == .closed && !contents.isFollowed
                    ? nil
                    : try SwitchButton.follow(contents.publication, isOn: contents.isFollowed, page: path)
                        .render(pages),
                "empty": articles.items.isEmpty
                    ? [
                        "title": pages.texts("publication.empty.title"), "text": pages.texts("publication.empty.text"),
                    ] as Fields : nil,
                "articles": try months(pages, path),
                "popular": Fields.list(try pages.ranked(contents.popular)),
            ],
            PageFrame(
                name: "publication", heading: publication.name,
                description: publication.tagline.nonEmpty ?? publication.about,
                canonical: Path.page(articles.number, of: path),
                feed: PageFrame.Feed(
                    title: pages.texts(
                        "feed.publicationTitle",
                        ["site": pages.settings.name[pages.language], "publication": publication.name]),
                    stem: "\(path)/feed"),
                previous: articles.number > 1 ? Path.page(articles.number - 1, of: path) : nil,
                next: articles.hasNext ? Path.page(articles.number + 1, of: path) : nil, type: "profile",
                picture: contents.publication.avatar,
                linkedData: [LinkedData.publication(contents.publication, pages)],
                scripts: pages.viewer == nil ? [] : ["switches.js"]))
    }

    /// What readers should know: that nothing new is to be expected. Whether it is on probation is nobody else's business.
    private func standing(_ pages: Pages) -> Fields? {
        let state = contents.publication.publication.state
        guard state == .muted || state == .frozen || state == .closed else { return nil }
        return ["name": pages.texts("publication.state.\(state.rawValue)")]
    }

    /// Where those who may take a measure against it do so.
    private func measureURL(_ pages: Pages) -> String? {
        guard pages.viewer?.account.handlesComplaints == true else { return nil }
        return "/desk/decisions/new?on=publication&id=\(contents.publication.publication.id)"
    }

    private func months(_ pages: Pages, _ path: String) throws -> Fields? {
        guard !contents.articles.items.isEmpty else { return nil }
        var groups: [Fields] = []
        var month: (id: String, title: String, cards: [String])?
        func close() {
            if let month { groups.append(["id": month.id, "title": month.title, "items": month.cards]) }
        }
        for card in contents.articles.items {
            let id = String(pages.time.iso(card.publishedAt).prefix(7))
            if month?.id != id {
                close()
                month = (id, pages.time.month(card.publishedAt), [])
            }
            month?.cards.append(try pages.card(card, .standard))
        }
        close()
        return ["groups": groups, "pagination": pages.pagination(contents.articles, of: path)]
    }
}
