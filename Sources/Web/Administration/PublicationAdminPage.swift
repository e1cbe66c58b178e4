import Kernel
import Publishing

/// Every publication, by state and by what is searched for.
struct PublicationsAdminPage {
    let contents: PublicationAdministration

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        let all = contents.counts.values.reduce(0, +)
        return try pages.render(
            "admin/publications",
            [
                "query": contents.query,
                "filters": [filter(nil, all, texts)]
                    + Publication.State.allCases.map { filter($0, contents.counts[$0] ?? 0, texts) },
                "publications": Fields.list(contents.publications.items.map { entry($0, pages) }),
                "pagination": pages.pagination(contents.publications, of: path(contents.state)),
                "empty": contents.publications.items.isEmpty
                    ? ["title": texts("admin.publication.empty")] as Fields : nil,
            ],
            PageFrame(
                name: "admin", heading: texts("admin.section.publications"),
                work: AdminSections.make(current: .publications, pages)))
    }

    private func path(_ state: Publication.State?) -> String {
        let query = contents.query.isEmpty ? [] : ["q=\(Path.encoded(contents.query))"]
        let parts = (state.map { ["state=\($0.rawValue)"] } ?? []) + query
        return AdminSections.publications.path + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
    }

    private func filter(_ state: Publication.State?, _ count: Int, _ texts: Catalogue) -> Fields {
        [
            "name": state.map { texts("publication.state.\($0.rawValue)") } ?? texts("admin.publication.all"),
            "url": path(state), "isCurrent": state == contents.state, "count": texts.number(count),
        ]
    }

    private func entry(_ entry: AdministeredPublication, _ pages: Pages) -> Fields {
        let publication = entry.card.publication, texts = pages.texts
        return [
            "name": publication.name, "handle": publication.handle.description,
            "url": "/admin/publications/\(publication.handle)",
            "stateName": texts("publication.state.\(publication.state.rawValue)"),
            "stateStyle": PublicationStates.style(publication.state),
            "kindName": texts("publication.kind.\(publication.kind.rawValue)"), "owner": entry.owner,
            "articles": texts("publication.articleCount", count: entry.card.articleCount),
            "until": entry.mutedUntil.map { texts("members.until", ["date": pages.time.full($0)]) },
            "since": pages.time.day(publication.createdAt),
        ]
    }
}

/// One publication: its people, its history, and what can be ordered about it.
struct PublicationAdminPage {
    let dossier: PublicationDossier
    var typed: Form?
    var error: (any ReadableError)?

    func render(_ pages: Pages) throws -> String {
        let publication = dossier.card.publication, texts = pages.texts
        var head = pages.publicationFields(dossier.card)
        head["stateName"] = texts("publication.state.\(publication.state.rawValue)")
        head["stateStyle"] = PublicationStates.style(publication.state)
        head["meaning"] = dossier.mutedUntil.map { texts("members.until", ["date": pages.time.full($0)]) } ?? ""
        return try pages.render(
            "admin/publication",
            [
                "breadcrumb": [
                    ["name": texts("admin.section.publications"), "url": AdminSections.publications.path] as Fields,
                    ["name": publication.name] as Fields,
                ], "publication": head, "problem": error.map { texts.text(of: $0) ?? $0.description },
                "action": "/admin/publications/\(publication.handle)",
                "fields": try fields(publication.state, texts).map { try pages.field($0) },
                "members": Fields.list(
                    dossier.members.map {
                        [
                            "name": $0.name, "email": $0.email.description,
                            "roleName": texts("members.role.\($0.role.rawValue)"),
                        ] as Fields
                    }), "hasHistory": !dossier.events.isEmpty, "events": dossier.events.map { event($0, pages) },
            ],
            PageFrame(
                name: "admin", heading: publication.name, work: AdminSections.make(current: .publications, pages)))
    }

    private func fields(_ state: Publication.State, _ texts: Catalogue) -> [FormField] {
        var orders = ["activate", "probation", "mute", "freeze", "close-keep", "close-withdraw"]
        switch state {
        case .active: orders.removeAll { $0 == "activate" }
        case .probation: orders.removeAll { $0 == "probation" }
        case .frozen: orders.removeAll { $0 == "freeze" }
        case .closed: orders.removeAll { $0.hasPrefix("close") || $0 == "mute" || $0 == "freeze" }
        case .muted: break
        }
        return [
            FormField(
                name: "order", label: texts("admin.publication.order"),
                kind: .radio(
                    orders.map {
                        FormField.Option(
                            value: $0, text: texts("admin.publication.orders.\($0)"),
                            hint: texts("admin.publication.orderHints.\($0)"))
                    }), value: typed?.text("order") ?? "", isRequired: true),
            FormField(
                name: "until", label: texts("admin.publication.until"), kind: .dateTime,
                value: typed?.text("until") ?? "", hint: texts("admin.publication.untilHint")),
            FormField(
                name: "reason", label: texts("admin.publication.reason"), kind: .paragraph(rows: 4),
                value: typed?.text("reason") ?? "", hint: texts("admin.publication.reasonHint"), isRequired: true,
                maximumLength: JoiningError.longestText),
        ]
    }

    private func event(_ event: PublicationEvent, _ pages: Pages) -> Fields {
        [
            "what": pages.texts("publication.state.\(event.state.rawValue)"),
            "who": event.name ?? pages.texts("apply.event.program"), "why": event.reason.nonEmpty,
            "when": ["iso": pages.time.iso(event.createdAt), "text": pages.time.full(event.createdAt)] as Fields,
            "kindOfEvent": "state",
        ]
    }
}
