import Kernel
import Publishing

/// The queue of complaints, the most urgent first.
struct ComplaintsPage {
    let queue: ComplaintQueue

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts, words = ComplaintTexts(pages: pages)
        return try pages.render(
            "desk/complaints",
            [
                "lede": texts("complaint.count", count: queue.waiting),
                "filters": ComplaintQueue.Filter.allCases.map { filter -> Fields in
                    [
                        "name": texts("complaint.filter.\(filter.rawValue)"), "url": path(filter),
                        "isCurrent": filter == queue.filter,
                    ]
                },
                "canTake": queue.items.items.contains { $0.mayTake && $0.case.assignedTo == nil },
                "complaints": Fields.list(queue.items.items.map { item($0, words, pages) }),
                "pagination": pages.pagination(queue.items, of: path(queue.filter)),
                "empty": queue.items.items.isEmpty
                    ? ["title": texts("complaint.empty.title"), "text": texts("complaint.empty.text")] as Fields : nil,
            ],
            PageFrame(
                name: "desk", heading: texts("complaint.all"),
                work: WorkFrame(
                    area: .desk,
                    sections: DeskSections.make(current: .complaints, counts: [.complaints: queue.waiting], pages)),
                scripts: ["desk.js"]))
    }

    private func path(_ filter: ComplaintQueue.Filter) -> String {
        filter == .waiting ? "/desk/complaints" : "/desk/complaints?show=\(filter.rawValue)"
    }

    private func item(_ item: ComplaintQueue.Item, _ words: ComplaintTexts, _ pages: Pages) -> Fields {
        let found = item.case, texts = pages.texts
        return [
            "url": "/desk/complaints/\(found.id)", "ground": words.ground(found.ground),
            "name": item.title.nonEmpty ?? texts("decision.gone"),
            "about": words.about(found.kind, picture: found.picture != nil), "publication": item.publicationName,
            "since": words.when(found.receivedAt), "assignee": item.assignee, "standing": words.state(found.state),
            "due": found.state.isWaiting
                ? texts(item.isLate ? "complaint.late" : "complaint.due", ["time": pages.time.full(found.dueAt)]) : nil,
            "isLate": item.isLate, "trusted": found.isTrusted ? texts("complaint.trusted") : nil,
            "many": found.count > 1 ? texts("complaint.many", count: found.count) : nil,
            "mine": item.isMine && found.state.isWaiting ? texts("complaint.yours") : nil,
            "barred": item.isBarred && found.state.isWaiting ? texts("complaint.barred") : nil,
            "take": item.mayTake && found.assignedTo == nil
                ? ["action": "/desk/complaints/\(found.id)/take"] as Fields : nil,
        ]
    }
}
