import Kernel
import Publishing

/// Appeals, the oldest first.
struct AppealsPage {
    let queue: AppealQueue

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts, words = DecisionTexts(pages: pages)
        return try pages.render(
            "desk/appeals",
            [
                "lede": texts("appeal.count", count: queue.waiting),
                "filters": AppealQueue.Filter.allCases.map { filter -> Fields in
                    [
                        "name": texts("appeal.filter.\(filter.rawValue)"),
                        "url": filter == .waiting ? "/desk/appeals" : "/desk/appeals?show=\(filter.rawValue)",
                        "isCurrent": filter == queue.filter,
                    ]
                },
                "canTake": queue.items.items.contains { $0.mayTake && $0.appeal.state == .open },
                "appeals": Fields.list(queue.items.items.map { item($0, words, texts) }),
                "pagination": pages.pagination(
                    queue.items, of: queue.filter == .waiting ? "/desk/appeals" : "/desk/appeals?show=closed"),
                "empty": queue.items.items.isEmpty
                    ? ["title": texts("appeal.empty.title"), "text": texts("appeal.empty.text")] as Fields : nil,
            ],
            PageFrame(
                name: "desk", heading: texts("appeal.title"),
                work: WorkFrame(
                    area: .desk,
                    sections: DeskSections.make(current: .appeals, counts: [.appeals: queue.waiting], pages)),
                scripts: ["desk.js"]))
    }

    private func item(_ item: AppealQueue.Item, _ words: DecisionTexts, _ texts: Catalogue) -> Fields {
        [
            "url": "/desk/decisions/\(item.decision.id)", "name": item.title.nonEmpty ?? texts("decision.gone"),
            "measure": words.measure(item.decision.measure), "publication": item.publicationName,
            "since": words.when(item.appeal.createdAt), "appealState": words.appeal(item.appeal.state),
            "assignee": item.assignee, "mine": item.isMine && !item.appeal.state.isClosed ? texts("appeal.yours") : nil,
            "barred": !item.mayTake && !item.appeal.state.isClosed ? texts("appeal.barred") : nil,
            "take": item.mayTake && item.appeal.state == .open
                ? ["action": "/desk/decisions/\(item.decision.id)/take"] as Fields : nil,
        ]
    }
}
