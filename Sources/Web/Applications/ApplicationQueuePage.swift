import Kernel
import Publishing

/// The applications that wait, and those that were decided.
struct ApplicationQueuePage {
    let queue: ApplicationQueue
    let names: [NameChange]

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        let waiting = queue.counts[.waiting] ?? 0
        return try pages.render(
            "desk/applications",
            [
                "filters": ApplicationFilter.allCases.map { filter -> Fields in
                    let count = queue.counts[filter] ?? 0
                    return [
                        "name": texts("desk.applications.filter.\(filter.rawValue)"), "url": path(filter, queue.kind),
                        "isCurrent": filter == queue.filter, "count": texts.number(count),
                    ]
                },
                "kinds": [kind(nil, texts)] + Publication.Kind.allCases.map { kind($0, texts) },
                "names": Fields.list(names.map { name($0, pages) }),
                "applications": Fields.list(queue.entries.items.map { entry($0, pages) }),
                "pagination": pages.pagination(queue.entries, of: path(queue.filter, queue.kind)),
                "empty": queue.entries.items.isEmpty
                    ? [
                        "title": texts("desk.applications.empty.title"), "text": texts("desk.applications.empty.text"),
                    ] as Fields : nil,
            ],
            PageFrame(
                name: "desk", heading: texts("desk.applications.title"),
                work: WorkFrame(
                    area: .desk,
                    sections: DeskSections.make(current: .applications, counts: [.applications: waiting], pages))))
    }

    private func name(_ change: NameChange, _ pages: Pages) -> Fields {
        let texts = pages.texts
        return [
            "text": texts(
                "desk.names.text",
                ["old": change.publication.name, "new": change.name, "terms": texts.list(change.reserved)]),
            "why": change.reason, "age": Age.text(of: change.createdAt, pages),
            "by": change.by.map { texts("desk.names.by", ["name": $0]) },
            "id": "reason-\(change.publication.handle)",
            "action": change.isOwn ? nil : "/desk/name-changes/\(change.publication.handle)",
            "own": change.isOwn ? texts("desk.applications.own") : nil,
        ]
    }

    private func path(_ filter: ApplicationFilter, _ kind: Publication.Kind?) -> String {
        "/desk/applications?show=\(filter.rawValue)" + (kind.map { "&kind=\($0.rawValue)" } ?? "")
    }

    private func kind(_ kind: Publication.Kind?, _ texts: Catalogue) -> Fields {
        [
            "name": kind.map { texts("publication.kind.\($0.rawValue)") } ?? texts("desk.applications.allKinds"),
            "url": path(queue.filter, kind), "isCurrent": kind == queue.kind,
        ]
    }

    private func entry(_ entry: ApplicationEntry, _ pages: Pages) -> Fields {
        let application = entry.application, texts = pages.texts
        return [
            "name": application.form.name.nonEmpty ?? texts("apply.unnamed"), "handle": application.form.handle,
            "url": "/desk/applications/\(application.id)",
            "kindName": application.form.kind.map { texts("publication.kind.\($0.rawValue)") },
            "state": ApplicationTexts.state(application.state, texts), "applicant": entry.applicant,
            "channelName": entry.channel?[pages.language],
            "claimedBy": entry.claimant.map { texts("desk.applications.claimedBy", ["name": $0]) },
            "reserved": entry.reserved.isEmpty
                ? nil : texts("desk.applications.reserved", ["terms": texts.list(entry.reserved)]),
            "age": Age.text(of: application.submittedAt ?? application.createdAt, pages),
            "own": entry.isOwn ? texts("desk.applications.own") : nil,
        ]
    }
}

/// For how long something has waited.
enum Age {
    static func text(of time: Timestamp, _ pages: Pages) -> String {
        let minutes = Int(max(0, pages.now.milliseconds - time.milliseconds) / 60_000)
        switch minutes {
        case ..<60: return pages.texts("age.minutes", count: minutes)
        case ..<(48 * 60): return pages.texts("age.hours", count: minutes / 60)
        default: return pages.texts("age.days", count: minutes / (24 * 60))
        }
    }
}
