import Kernel
import Publishing

/// What waits for a reviewer.
struct QueuePage {
    let queue: ReviewQueue
    let notice: DecisionNotice?

    private var filter: QueueFilter { queue.filter }

    func render(_ pages: Pages) throws -> String {
        var list = Fields.list(queue.items.items.map { item($0, pages) })
        list?["pagination"] = pages.pagination(queue.items, of: "/desk\(filter.query)")
        return try pages.render(
            "desk/queue",
            [
                "lede": pages.texts("desk.queue.count", count: queue.total), "kinds": kinds(pages),
                "filterForm": filterForm(pages), "queue": list,
                "nextForm": queue.items.items.isEmpty ? nil : ["action": "/desk/next\(filter.query)"] as Fields,
                "notice": notice.map { DecisionNoticeFields($0, filter: filter).fields(pages) },
                "empty": queue.items.items.isEmpty ? empty(pages) : nil,
            ],
            PageFrame(
                name: "desk", heading: pages.texts("desk.title"),
                work: WorkFrame(
                    area: .desk,
                    sections: DeskSections.make(
                        current: .queue, counts: [.queue: queue.total, .comments: queue.waitingComments],
                        pages)),
                scripts: ["desk.js"]))
    }

    /// As links, so that one press shows a kind.
    private func kinds(_ pages: Pages) -> [Fields] {
        let all: [(kind: QueueFilter.Kind?, count: Int)] =
            [(nil, queue.total)] + QueueFilter.Kind.allCases.map { ($0, queue.counts[$0] ?? 0) }
        return all.filter { $0.kind == nil || $0.count > 0 || $0.kind == filter.kind }.map { kind, count in
            var other = filter
            other.kind = kind
            return [
                "name": pages.texts("desk.kind.\(kind?.rawValue ?? "all")"), "url": "/desk\(other.query)",
                "figure": pages.texts.number(count), "isCurrent": kind == filter.kind,
            ]
        }
    }

    private func filterForm(_ pages: Pages) -> Fields {
        let any = { (key: String) -> Fields in ["value": "", "text": pages.texts(key), "chosen": false] }
        return [
            "kind": filter.kind?.rawValue,
            "channelOptions": [any("desk.filter.anyChannel")]
                + queue.channelChoices.map { choice -> Fields in
                    [
                        "value": choice.value.description,
                        "text": "\(choice.name[pages.language]) (\(pages.texts.number(choice.count)))",
                        "chosen": choice.value == filter.channel,
                    ]
                },
            "publicationOptions": [any("desk.filter.anyPublication")]
                + queue.publicationChoices.map { choice -> Fields in
                    [
                        "value": choice.value.description,
                        "text": "\(choice.name[pages.language]) (\(pages.texts.number(choice.count)))",
                        "chosen": choice.value == filter.publication,
                    ]
                },
            "ageOptions": [any("desk.filter.anyAge")]
                + QueueFilter.Age.allCases.map { age -> Fields in
                    [
                        "value": age.rawValue, "text": pages.texts("desk.age.\(age.rawValue)"),
                        "chosen": age == filter.age,
                    ]
                },
            "isFiltered": filter != QueueFilter(), "allURL": "/desk",
        ]
    }

    private func item(_ item: QueueItem, _ pages: Pages) -> Fields {
        [
            "id": item.submission.id.description, "url": "/desk/\(item.submission.id)\(filter.query)",
            "name": item.title.nonEmpty ?? pages.texts("desk.untitled"),
            "itemLang": item.language == pages.language.rawValue ? nil : item.language,
            "badges": SubmissionTexts(item.submission, pages).badges.map { ["text": $0] as Fields },
            "publication": item.publicationName, "channel": item.channelName?[pages.language],
            "probation": item.publicationState == .probation,
            "waiting": [
                "iso": pages.time.iso(item.submission.submittedAt),
                "text": pages.texts(
                    "desk.waiting", ["time": SubmissionTexts.age(since: item.submission.submittedAt, pages)]),
            ] as Fields,
            "words": pages.texts("desk.words", count: item.wordCount),
            "findings": item.findingCount > 0 ? pages.texts("desk.findingCount", count: item.findingCount) : nil,
            "claimant": item.claimant.map { pages.texts("desk.claimedBy", ["name": $0]) },
            "claim": item.claimant == nil
                ? ["action": "/desk/\(item.submission.id)/claim\(filter.query)"] as Fields : nil,
        ]
    }

    private func empty(_ pages: Pages) -> Fields {
        let key = filter == QueueFilter() ? "desk.empty" : "desk.emptyFilter"
        return [
            "title": pages.texts("\(key).title"), "text": pages.texts("\(key).text"),
            "actions": filter == QueueFilter()
                ? nil : [["text": pages.texts("desk.filter.clear"), "url": "/desk"] as Fields],
        ]
    }
}
