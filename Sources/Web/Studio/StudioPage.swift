import Kernel
import Publishing

/// The list of one's articles.
struct StudioPage {
    let contents: StudioContents
    /// What was just done, from the address.
    let done: String?

    func render(_ pages: Pages) throws -> String {
        let entries = contents.articles.items.map { StudioEntryFields($0).fields(pages, showsPublication: showsAll) }
        return try pages.render(
            "studio/index",
            [
                "done": pages.studioMessage(done), "new": newFields(pages), "desks": deskFields(pages),
                "query": contents.query?.text, "publicationHandle": contents.desk?.publication.handle.description,
                "filterName": contents.filter == .all ? nil : contents.filter.rawValue,
                "searchable": !contents.desks.isEmpty,
                "articles": Fields.list(entries),
                "pagination": pages.pagination(contents.articles, of: path(contents.filter)),
                "empty": entries.isEmpty ? emptyFields(pages) : nil, "mine": mine(pages),
            ],
            PageFrame(
                name: "studio", heading: pages.texts("studio.title"),
                work: WorkFrame(area: .studio, sections: contents.desks.isEmpty ? [] : sections(pages))))
    }

    /// The publications one belongs to, each with the way to its own affairs.
    private func mine(_ pages: Pages) -> Fields? {
        Fields.list(
            contents.desks.map { desk in
                [
                    "name": desk.publication.name, "url": PublicationSections.profile.path(desk.publication.handle),
                    "roleName": pages.texts("members.role.\(desk.role.rawValue)"),
                    "stateName": pages.texts("publication.state.\(desk.publication.state.rawValue)"),
                    "stateStyle": PublicationStates.style(desk.publication.state),
                ] as Fields
            })
    }

    private var showsAll: Bool { contents.desks.count > 1 && contents.desk == nil }

    private func sections(_ pages: Pages) -> [WorkFrame.Section] {
        StudioFilter.allCases.map { filter in
            WorkFrame.Section(
                name: pages.texts("studio.filter.\(filter.rawValue)"), url: path(filter),
                isCurrent: filter == contents.filter, count: contents.counts[filter])
        }
    }

    /// Keeps publication and search.
    private func path(_ filter: StudioFilter, publication: Handle? = nil) -> String {
        var query: [String] = []
        if let handle = publication ?? contents.desk?.publication.handle { query.append("publication=\(handle)") }
        if filter != .all { query.append("filter=\(filter.rawValue)") }
        if let text = contents.query?.text { query.append("q=\(Path.encoded(text))") }
        return "/studio" + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
    }

    private func deskFields(_ pages: Pages) -> Fields? {
        guard contents.desks.count > 1 else { return nil }
        let all: Fields = [
            "text": pages.texts("studio.allPublications"), "url": "/studio", "isChosen": contents.desk == nil,
        ]
        return Fields.list(
            [all]
                + contents.desks.map { desk in
                    [
                        "text": desk.publication.name, "url": path(.all, publication: desk.publication.handle),
                        "isChosen": desk.publication.id == contents.desk?.publication.id,
                    ] as Fields
                })
    }

    /// A button for the publication that is looked at, or for each that one may write for.
    private func newFields(_ pages: Pages) -> Fields? {
        let open = contents.desk.map { [$0] } ?? contents.desks
        return Fields.list(
            open.filter(\.isOpen).map { desk in
                [
                    "publicationID": desk.publication.id.description,
                    "text": contents.desks.count == 1 || contents.desk != nil
                        ? pages.texts("studio.new")
                        : pages.texts("studio.newIn", ["publication": desk.publication.name]),
                ] as Fields
            })
    }

    private func emptyFields(_ pages: Pages) -> Fields {
        let key =
            contents.desks.isEmpty
            ? "nowhere" : contents.query != nil ? "notFound" : contents.filter == .all ? "none" : "noneHere"
        return [
            "title": pages.texts("studio.empty.\(key).title"), "text": pages.texts("studio.empty.\(key).text"),
            "actions": contents.desks.isEmpty
                ? [["text": pages.texts("nav.apply"), "url": "/apply"] as Fields]
                : contents.query != nil || contents.filter != .all
                    ? [["text": pages.texts("studio.filter.all"), "url": "/studio"] as Fields] : [],
        ]
    }
}

extension Pages {
    /// What a page says about what was just done; nothing for a word it does not know.
    func studioMessage(_ done: String?) -> String? {
        let known = [
            "submitted", "handed-in", "recalled", "withdrawn", "deleted", "restored", "links-withdrawn",
        ]
        return done.flatMap { known.contains($0) ? texts("studio.done.\($0)") : nil }
    }

    func stateFields(_ state: Article.State) -> Fields {
        let kind =
            switch state {
            case .published: "good"
            case .submitted, .screening, .inReview, .approved, .scheduled: "waiting"
            case .changesRequested, .rejected: "trouble"
            case .draft, .withdrawn: "plain"
            }
        return ["text": texts("studio.state.\(state.key)"), "style": "state-\(kind)"]
    }
}
