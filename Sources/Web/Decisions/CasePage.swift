import Kernel
import Publishing

/// Every decision, for the desk.
struct CasesPage {
    let contents: CaseList
    let waitingAppeals: Int

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts, words = DecisionTexts(pages: pages)
        let path = contents.onlyInForce ? "/desk/decisions?show=in-force" : "/desk/decisions"
        return try pages.render(
            "desk/cases",
            [
                "filters": [
                    [
                        "name": texts("desk.cases.all"), "url": "/desk/decisions",
                        "isCurrent": !contents.onlyInForce,
                    ] as Fields,
                    [
                        "name": texts("desk.cases.inForce"), "url": "/desk/decisions?show=in-force",
                        "isCurrent": contents.onlyInForce,
                    ] as Fields,
                ],
                "cases": Fields.list(
                    contents.items.items.map { item in
                        words.entry(item.entry).merging([
                            "name": item.title.nonEmpty ?? texts("decision.gone"),
                            "publication": item.publicationName,
                        ])
                    }), "pagination": pages.pagination(contents.items, of: path),
                "empty": contents.items.items.isEmpty
                    ? ["title": texts("desk.cases.empty.title"), "text": texts("desk.cases.empty.text")] as Fields
                    : nil,
            ],
            PageFrame(
                name: "desk", heading: texts("desk.cases.title"),
                work: WorkFrame(
                    area: .desk,
                    sections: DeskSections.make(current: .decisions, counts: [.appeals: waitingAppeals], pages)),
                scripts: ["desk.js"]))
    }
}

/// The whole record of one decision, with what can be done about it.
struct CasePage {
    let record: CaseRecord
    var typed: Form?
    var error: DecisionError?
    let done: String?

    private var decision: Decision { record.decision }

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts, words = DecisionTexts(pages: pages)
        let known = ["ordered", "lifted", "taken", "heard"]
        return try pages.render(
            "desk/case",
            [
                "title": texts("statement.title", ["measure": words.measure(decision.measure)]),
                "subjectName": record.facts?.title.nonEmpty ?? texts("decision.gone"),
                "subjectURL": record.facts?.path, "publication": record.facts?.publication.name,
                "standing": words.standing(decision), "publicURL": decision.path,
                "problem": error.map { texts.text(of: $0) ?? $0.description },
                "done": done.flatMap { known.contains($0) ? texts("desk.case.done.\($0)") : nil },
                "record": ["items": facts(words, pages)] as Fields, "explanation": decision.reasons.explanation,
                "found": decision.reasons.facts.nonEmpty, "label": decision.order.label.nonEmpty,
                "ended": decision.endingReason.nonEmpty,
                "hearing": try record.appeal.map { try appeal($0, pages, words) },
                "lift": record.standing.allows(.lift) && decision.measure != .warn ? try lift(pages) : nil,
                "history": Fields.list(record.history.map(words.entry)),
                "consequences": Fields.list(
                    record.consequences.map {
                        [
                            "url": "/desk/decisions/\($0.id)", "measure": words.measure($0.measure),
                            "standing": words.standing($0),
                        ] as Fields
                    }), "similar": words.similar(record.similar),
                "again": record.facts.map {
                    "/desk/decisions/new?on=\($0.subject.kind.rawValue)&id=\($0.subject.id)"
                },
            ],
            PageFrame(
                name: "desk", heading: texts("statement.title", ["measure": words.measure(decision.measure)]),
                work: WorkFrame(
                    area: .desk,
                    sections: DeskSections.make(current: record.appeal == nil ? .decisions : .appeals, pages)),
                scripts: ["desk.js"]))
    }

    private func facts(_ words: DecisionTexts, _ pages: Pages) -> [Fields] {
        let texts = pages.texts, reasons = decision.reasons
        var facts: [(String, String?)] = [
            ("about", words.subject(decision.subject)), ("decided", pages.time.full(decision.decidedAt)),
            ("by", record.decider ?? texts("decision.by.machine")), ("ground", words.ground(reasons.ground)),
            ("rule", reasons.rule.nonEmpty), ("category", words.category(reasons.category)),
            ("source", words.source(reasons.source)),
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

    private func appeal(_ appeal: Appeal, _ pages: Pages, _ words: DecisionTexts) throws -> Fields {
        let texts = pages.texts, standing = record.standing, path = "/desk/decisions/\(decision.id)"
        var fields = words.appeal(appeal.state)
        fields["body"] = appeal.body
        fields["by"] = record.appellant ?? ""
        fields["since"] = words.when(appeal.createdAt)
        fields["assignee"] =
            appeal.state == .assigned
            ? record.assignee.map { texts("appeal.with", ["name": $0]) } : nil
        fields["outcome"] = appeal.state.isClosed ? appeal.reason.nonEmpty : nil
        if standing.allows(.takeAppeal), !standing.isAssigned { fields["take"] = ["action": "\(path)/take"] as Fields }
        if standing.allows(.hearAppeal) {
            fields["hear"] =
                [
                    "action": "\(path)/hear",
                    "fields": try [
                        FormField(
                            name: "outcome", label: texts("appeal.outcome"),
                            kind: .radio(
                                [Appeal.State.upheld, .overturned].map {
                                    FormField.Option(
                                        value: $0.rawValue, text: texts("appeal.state.\($0.rawValue)"),
                                        hint: texts("appeal.outcomeHint.\($0.rawValue)"))
                                }), value: typed?.text("outcome") ?? "", isRequired: true),
                        FormField(
                            name: "reason", label: texts("appeal.reason"), kind: .paragraph(rows: 5),
                            value: typed?.text("reason") ?? "", hint: texts("appeal.reasonHint"), isRequired: true,
                            maximumLength: Appeal.longestText),
                    ].map { try pages.field($0) },
                ] as Fields
        }
        if standing.hasDecided, !appeal.state.isClosed { fields["mine"] = texts("appeal.mine") }
        return fields
    }

    private func lift(_ pages: Pages) throws -> Fields {
        [
            "action": "/desk/decisions/\(decision.id)/lift",
            "field": try pages.field(
                FormField(
                    name: "reason", label: pages.texts("desk.case.liftReason"), kind: .paragraph(rows: 3),
                    value: "", maximumLength: JoiningError.longestText, id: "field-lift-reason")),
        ]
    }
}
