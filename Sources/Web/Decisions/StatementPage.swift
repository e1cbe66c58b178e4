import Kernel
import Publishing

/// The decisions about one's publications.
struct OwnDecisionsPage {
    let contents: OwnDecisions

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts, words = DecisionTexts(pages: pages)
        return try pages.render(
            "decisions/own",
            [
                "decisions": Fields.list(
                    contents.items.items.map { item in
                        [
                            "url": "/studio/decisions/\(item.decision.id)",
                            "name": item.title.nonEmpty ?? texts("decision.gone"),
                            "measure": words.measure(item.decision.measure), "publication": item.publicationName,
                            "when": words.when(item.decision.decidedAt), "standing": words.standing(item.decision),
                            "appeal": item.appeal.map(words.appeal),
                        ] as Fields
                    }), "pagination": pages.pagination(contents.items, of: "/studio/decisions"),
                "empty": contents.items.items.isEmpty
                    ? ["title": texts("statement.none.title"), "text": texts("statement.none.text")] as Fields : nil,
            ],
            PageFrame(name: "statements", heading: texts("statement.all"), work: WorkFrame(area: .studio)))
    }
}

/// A statement of reasons: what was decided about what is one's own, why, on which ground, by whom, and how to object.
struct StatementPage {
    let statement: StatementOfReasons
    /// The copyright notice behind it, which the law has forwarded.
    var forwarded: ForwardedNotice?
    var typed: Form?
    var error: (any ReadableError)?
    var done: String?

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts, words = DecisionTexts(pages: pages)
        let decision = statement.decision
        let title = statement.facts?.title.nonEmpty ?? texts("decision.gone")
        return try pages.render(
            "decisions/statement",
            [
                "title": texts("statement.title", ["measure": words.measure(decision.measure)]),
                "subjectName": title, "subjectURL": statement.facts?.path,
                "publication": statement.facts?.publication.name, "standing": words.standing(decision),
                "problem": error.map { texts.text(of: $0) ?? $0.description },
                "done": done == "appealed"
                    ? texts("statement.appealed") : done == "countered" ? texts("counter.sent") : nil,
                "forwarded": try forwarded.map {
                    try ForwardedNoticeFields(
                        notice: $0, action: "/studio/decisions/\(decision.id)/counter", typed: typed, error: error
                    ).fields(pages)
                },
                "label": decision.order.label.nonEmpty, "record": ["items": record(words, pages)] as Fields,
                "explanation": decision.reasons.explanation, "found": decision.reasons.facts.nonEmpty,
                "publicURL": decision.path,
                "creditURL": decision.points > 0
                    ? statement.facts.map { Path.publication($0.publication.handle) + "/credit" } : nil,
                "appealed": statement.appeal.map { appealed($0, words) },
                "form": statement.mayAppeal ? try form(pages) : nil,
                "late": statement.appeal == nil && !statement.mayAppeal && decision.ending != .overturned
                    ? texts("statement.late") : nil,
            ],
            PageFrame(
                name: "statement", heading: texts("statement.title", ["measure": words.measure(decision.measure)]),
                work: WorkFrame(area: .studio)))
    }

    private func record(_ words: DecisionTexts, _ pages: Pages) -> [Fields] {
        let texts = pages.texts, decision = statement.decision, reasons = decision.reasons
        let decider =
            decision.isByMachine
            ? texts("decision.by.machine")
            : texts(reasons.automation == .none ? "decision.by.person" : "decision.by.assisted")
        var facts: [(String, String?)] = [
            ("measure", words.measure(decision.measure)), ("decided", pages.time.full(decision.decidedAt)),
            ("by", decider), ("ground", words.ground(reasons.ground)), ("rule", reasons.rule.nonEmpty),
            ("category", words.category(reasons.category)), ("source", words.source(reasons.source)),
            ("scope", texts("decision.everywhere")),
            ("until", decision.order.endsAt.map(pages.time.full) ?? texts("decision.endless")),
        ]
        if let fault = reasons.fault, decision.points > 0 {
            facts.append(
                (
                    "credit",
                    texts(
                        "decision.credit", ["fault": words.fault(fault), "points": texts.number(decision.points)])
                ))
        }
        return facts.compactMap { name, value in
            value.map { ["name": texts("decision.fact.\(name)"), "value": $0] }
        }
    }

    private func appealed(_ appeal: Appeal, _ words: DecisionTexts) -> Fields {
        var fields = words.appeal(appeal.state)
        fields["body"] = appeal.body
        fields["since"] = words.when(appeal.createdAt)
        fields["outcome"] = appeal.state.isClosed ? appeal.reason.nonEmpty : nil
        return fields
    }

    private func form(_ pages: Pages) throws -> Fields {
        let texts = pages.texts
        return [
            "action": "/studio/decisions/\(statement.decision.id)/appeal",
            "lede": texts(
                "statement.until", ["time": pages.time.full(statement.decision.appealableUntil)]),
            "field": try pages.field(
                FormField(
                    name: "appeal", label: texts("statement.text"), kind: .paragraph(rows: 8),
                    value: typed?.text("appeal") ?? "", hint: texts("statement.textHint"), isRequired: true,
                    maximumLength: Appeal.longestText)),
        ]
    }
}
