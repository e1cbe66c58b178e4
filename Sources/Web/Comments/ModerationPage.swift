import Kernel
import Publishing

/// Comments for those who look after them, with what can be done with each.
struct ModerationPage {
    let queue: CommentQueue
    let path: String
    let heading: String
    let lede: String
    var namesPublication = false
    var problem: FormProblem?
    var isDone = false

    /// What is done at one press, and what is done with a reason; each with the key that does it to the row in focus.
    private static let plain: [(CommentAction, String)] = [
        (.approve, "a"), (.restore, "s"), (.feature, "f"), (.pin, "p"), (.unmark, "m"), (.dismiss, "d"),
    ]
    private static let grounded: [(CommentAction, String)] = [(.hide, "h"), (.remove, "r")]

    func render(_ pages: Pages, _ frame: WorkFrame) throws -> String {
        let texts = pages.texts
        var list = Fields.list(queue.items.items.map { item($0, pages) })
        list?["pagination"] = pages.pagination(queue.items, of: path + queue.filter.query())
        return try pages.render(
            "comments/moderation",
            [
                "heading": heading, "lede": lede, "problem": problem?.text(texts),
                "done": isDone && problem == nil ? texts("comments.done") : nil,
                "kinds": CommentFilter.Kind.allCases.map { kind($0, texts) }, "queue": list, "isFresh": isDone,
                "empty": list == nil
                    ? [
                        "title": texts("comments.queue.empty.title"), "text": texts("comments.queue.empty.text"),
                        "actions": [] as [Fields],
                    ] as Fields : nil,
            ], PageFrame(name: "desk", heading: heading, work: frame, scripts: ["desk.js"]))
    }

    private func kind(_ kind: CommentFilter.Kind, _ texts: Catalogue) -> Fields {
        [
            "name": texts("comments.queue.\(kind.rawValue)"), "url": path + CommentFilter(kind).query(),
            "figure": queue.counts[kind].map(texts.number) ?? "", "isCurrent": kind == queue.filter.kind,
        ]
    }

    private func item(_ item: ModeratedComment, _ pages: Pages) -> Fields {
        let (comment, texts) = (item.comment, pages.texts)
        let article = Path.article(item.handle, comment.article)
        return [
            "rowID": comment.id.description, "pieces": CommentFields(path: article).pieces(comment.body),
            "name": comment.authorName.nonEmpty ?? texts("comments.anonymous"),
            "url": "\(article)/comments/\(comment.id)", "isShown": comment.state.isShown,
            "articleTitle": item.articleTitle, "articleURL": article,
            "publication": namesPublication ? item.publicationName : nil,
            "answered": item.answered?.nonEmpty.map {
                texts("comments.queue.answers", ["text": String($0.prefix(120))])
            },
            "time": ["iso": pages.time.iso(comment.createdAt), "text": pages.time.full(comment.createdAt)] as Fields,
            "stateText": texts("comments.state.\(comment.state.rawValue)"),
            "stateStyle": comment.state.isShown
                ? "state-good" : comment.state == .pending ? "state-waiting" : "state-trouble",
            "findings": Fields.list(comment.findings.map { ["text": text(of: $0, texts)] as Fields }),
            "reports": Fields.list(
                item.reports.map { report in
                    [
                        "reasonText": texts("comments.reason.\(report.reason.rawValue)"), "note": report.note.nonEmpty,
                    ] as Fields
                }),
            "reportCount": comment.reports > 0 ? texts("comments.queue.reports", count: comment.reports) : nil,
            "events": Fields.list(item.events.map { event($0, pages) }),
            "eventsTitle": texts("comments.queue.events", count: item.events.count),
            "action": "\(path)/\(comment.id)\(queue.filter.query())",
            "measureURL": "/desk/decisions/new?on=comment&id=\(comment.id)",
            "buttons": Self.plain.filter { item.actions.contains($0.0) }.map { action, key -> Fields in
                ["value": action.rawValue, "text": texts("comments.action.\(action.rawValue)"), "key": key]
            },
            "grounds": Fields.list(
                Self.grounded.filter { item.actions.contains($0.0) }.map { action, key -> Fields in
                    [
                        "value": action.rawValue, "text": texts("comments.action.\(action.rawValue)"), "key": key,
                        "groundID": "\(action.rawValue)-\(comment.id)",
                        "reasons": CommentReason.allCases.map { reason -> Fields in
                            ["reason": reason.rawValue, "text": texts("comments.reason.\(reason.rawValue)")]
                        },
                    ]
                }),
        ]
    }

    private func text(of finding: CommentFinding, _ texts: Catalogue) -> String {
        switch finding {
        case .policy: texts("comments.finding.policy")
        case .links: texts("comments.finding.links")
        case .newcomer: texts("comments.finding.newcomer")
        case .words(let words): texts("comments.finding.words", ["words": texts.list(words)])
        }
    }

    private func event(_ event: CommentEvent, _ pages: Pages) -> Fields {
        let texts = pages.texts
        return [
            "what": texts("comments.event.\(event.kind.rawValue)"),
            "who": event.accountName ?? texts("comments.program"),
            "why": event.reason.map { texts("comments.reason.\($0.rawValue)") }, "note": event.note.nonEmpty,
            "when": ["iso": pages.time.iso(event.createdAt), "text": pages.time.full(event.createdAt)] as Fields,
        ]
    }
}
