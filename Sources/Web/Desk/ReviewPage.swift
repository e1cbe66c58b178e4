import Document
import Kernel
import Publishing

/// One submission: the article as readers will see it, and beside it all that helps to decide.
struct ReviewPage {
    let contents: ReviewContents
    let filter: QueueFilter
    /// How much waits in all.
    let waiting: Int
    let notice: DecisionNotice?
    /// What was wrong with the form that was sent, which stands on the page again.
    var refused: ReviewError?
    var form = Form("")

    var path: String { "/desk/\(contents.submission.id)" }

    func render(_ pages: Pages) throws -> String {
        let content = contents.revision.content
        let title = content.title.nonEmpty ?? pages.texts("desk.untitled")
        return try pages.render(
            "desk/review",
            [
                "bar": bar(pages), "notice": notice.map { DecisionNoticeFields($0, filter: filter).fields(pages) },
                "refused": refused.flatMap { pages.texts.text(of: $0) },
                "changed": try ReviewDifference(contents: contents).fields(pages),
                "article": ReviewedArticle(contents: contents).fields(pages),
                "originalityURL": "\(path)/originality",
                "findings": Fields.list(ReviewMargin(contents: contents).findings(pages)),
                "comments": ReviewMargin(contents: contents).comments(pages, action: "\(path)/comments", filter),
                "commentForm": contents.isOpen ? commentForm(pages) : nil,
                "decision": contents.isOpen && !isTaken && !contents.waitsForAnother ? decision(pages) : nil,
                "outcome": outcome(pages), "record": ReviewMargin(contents: contents).record(pages),
                "history": Fields.list(ReviewMargin(contents: contents).history(pages)),
                "events": Fields.list(ReviewMargin(contents: contents).events(pages)),
            ],
            PageFrame(
                name: "review", heading: pages.texts("desk.reviewing", ["title": title]),
                work: WorkFrame(
                    area: .desk, sections: DeskSections.make(current: .queue, counts: [.queue: waiting], pages)),
                scripts: ["desk.js", "desk-review.js"]))
    }

    /// Another reviewer has it.
    private var isTaken: Bool { contents.claimant != nil && !contents.isMine }

    private func bar(_ pages: Pages) -> Fields {
        [
            "badges": SubmissionTexts(contents.submission, pages).badges.map { ["text": $0] as Fields },
            "waiting": pages.texts(
                "desk.waiting", ["time": SubmissionTexts.age(since: contents.submission.submittedAt, pages)]),
            "queueURL": "/desk\(filter.query)",
            "previousURL": contents.previous.map { "/desk/\($0)\(filter.query)" },
            "nextURL": contents.next.map { "/desk/\($0)\(filter.query)" },
            "claimedText": contents.isMine
                ? pages.texts("desk.claimedByYou")
                : contents.claimant.map { pages.texts("desk.claimedBy", ["name": $0]) },
            "claim": contents.isOpen && contents.claimant == nil
                ? ["action": "\(path)/claim\(filter.query)"] as Fields : nil,
            "release": contents.isOpen && contents.isMine
                ? ["action": "\(path)/release\(filter.query)", "renew": "\(path)/claim"] as Fields : nil,
            "minutes": contents.isMine ? String(max(1, contents.policy.claimMinutes / 2)) : nil,
        ]
    }

    private func commentForm(_ pages: Pages) -> Fields {
        [
            "action": "\(path)/comments\(filter.query)", "body": form.text("comment"), "number": form.text("block"),
            "words": form.text("quote"),
            "parts": ["body", "title", "summary", "article"].map { part -> Fields in
                [
                    "value": part, "text": pages.texts("desk.part.\(part)"),
                    "chosen": part == (form.text("part").nonEmpty ?? "body"),
                ]
            },
            "open": form.has("comment"),
        ]
    }

    private func decision(_ pages: Pages) -> Fields {
        let chosen = form.text("decision")
        let language = Language.best(for: contents.revision.content.language, among: Language.allCases) ?? .english
        return [
            "action": "\(path)/decision\(filter.query)",
            "approve": pages.texts(contents.submission.isAfter ? "desk.confirm" : "desk.approve"),
            "reject": pages.texts(contents.submission.isAfter ? "desk.takeOff" : "desk.reject"),
            "rejectHint": contents.submission.isAfter ? pages.texts("desk.takeOffHint") : nil,
            "labelText": form.text("label"), "changesText": form.text("changes"), "reasonText": form.text("reason"),
            "labelOpen": chosen == "label", "changesOpen": chosen == "changes", "rejectOpen": chosen == "reject",
            "labelSuggestions": ["unverified", "ai", "opinion", "advertising"].map {
                ["text": pages.templates.catalogue(language)("desk.label.\($0)")] as Fields
            },
            "templates": contents.policy.reasons.map { reason -> Fields in
                ["name": reason.name[pages.language], "text": reason.text[language]]
            },
            "maximum": String(ReviewError.maximumText), "labelMaximum": String(ReviewError.maximumLabel),
            "second": contents.submission.approvedBy == nil ? nil : pages.texts("desk.secondNote"),
        ]
    }

    /// What was decided, where nothing is left to decide.
    private func outcome(_ pages: Pages) -> Fields? {
        let submission = contents.submission
        if contents.waitsForAnother {
            return ["text": pages.texts("desk.waitsForAnother"), "undoAction": "\(path)/undo\(filter.query)"]
        }
        if isTaken { return ["text": pages.texts("desk.taken", ["name": contents.claimant ?? ""])] }
        guard !contents.isOpen else { return nil }
        let by = contents.decidedBy.map { pages.texts("desk.decidedBy", ["name": $0]) }
        return [
            "text": SubmissionTexts(submission, pages).state, "by": by, "why": submission.reason.nonEmpty,
            "labelled": submission.label.map { pages.texts("desk.labelled", ["label": $0]) },
            "undoAction": contents.isUndoable ? "\(path)/undo\(filter.query)" : nil,
        ]
    }
}
