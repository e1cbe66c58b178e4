import Kernel
import Publishing

/// The form in which a measure is ordered, beside what was decided before.
struct OrderingPage {
    let contents: OrderingContents
    let similar: SimilarCases
    /// The complaints that it answers.
    var answering: ComplaintCase?
    var typed: Form?
    var error: (any ReadableError)?

    private var subject: DecisionSubject { contents.facts.subject }

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts, words = DecisionTexts(pages: pages)
        return try pages.render(
            "desk/ordering",
            [
                "kindName": words.subject(subject.kind),
                "subjectName": contents.facts.title.nonEmpty ?? texts("decision.gone"),
                "subjectURL": contents.facts.path, "publication": contents.facts.publication.name,
                "onArticle": subject.kind == .comment ? contents.facts.articleTitle : nil,
                "author": contents.facts.author.nonEmpty,
                "credit": texts("desk.case.credit", ["points": texts.number(contents.credit.points)]),
                "problem": error.map { texts.text(of: $0) ?? $0.description },
                "action": "/desk/decisions/new?on=\(subject.kind.rawValue)&id=\(subject.id)"
                    + (answering.map { "&notice=\($0.id)" } ?? ""),
                "answering": answering.map { found -> Fields in
                    [
                        "url": "/desk/complaints/\(found.id)",
                        "text": texts(
                            "desk.order.answering",
                            [
                                "ground": ComplaintTexts(pages: pages).ground(found.ground),
                                "time": pages.time.full(found.receivedAt),
                            ]),
                    ]
                },
                "fields": try fields(words, texts).map { try pages.field($0) },
                "history": Fields.list(contents.history.map(words.entry)),
                "ofPublication": Fields.list(contents.ofPublication.map(words.entry)),
                "similar": words.similar(similar),
            ],
            PageFrame(
                name: "desk", heading: texts("desk.order.title"),
                work: WorkFrame(area: .desk, sections: DeskSections.make(current: .decisions, pages)),
                scripts: ["desk.js"]))
    }

    private func fields(_ words: DecisionTexts, _ texts: Catalogue) -> [FormField] {
        measureFields(words, texts) + reasonFields(words, texts)
    }

    private func measureFields(_ words: DecisionTexts, _ texts: Catalogue) -> [FormField] {
        var fields = [
            FormField(
                name: "measure", label: texts("desk.order.measure"),
                kind: .radio(
                    contents.measures.map {
                        FormField.Option(
                            value: $0.rawValue, text: words.measure($0),
                            hint: texts("decision.measureHint.\($0.rawValue)"))
                    }), value: text("measure"), isRequired: true)
        ]
        if contents.measures.contains(.label) {
            fields.append(
                FormField(
                    name: "label", label: texts("desk.order.label"), value: text("label"),
                    hint: texts("desk.order.labelHint"), maximumLength: ReviewError.maximumLabel))
        }
        fields.append(
            FormField(
                name: "until", label: texts("desk.order.until"), kind: .dateTime, value: text("until"),
                hint: texts(
                    subject.kind == .publication ? "desk.order.untilPublication" : "desk.order.untilHint")))
        if contents.measures.contains(.close) {
            fields.append(
                FormField(
                    name: "withdraws", label: texts("desk.order.withdraws"), kind: .box,
                    value: typed?.has("withdraws") == true ? "on" : ""))
        }
        return fields
    }

    private func reasonFields(_ words: DecisionTexts, _ texts: Catalogue) -> [FormField] {
        [
            FormField(
                name: "ground", label: texts("desk.order.ground"),
                kind: .radio(
                    DecisionReasons.Ground.allCases.map {
                        FormField.Option(value: $0.rawValue, text: words.ground($0))
                    }), value: text("ground", (answering?.ground.decisionGround ?? .terms).rawValue), isRequired: true),
            FormField(
                name: "rule", label: texts("desk.order.rule"), value: text("rule"),
                hint: texts("desk.order.ruleHint"), isRequired: contents.required.rule,
                maximumLength: DecisionReasons.longestRule),
            FormField(
                name: "category", label: texts("desk.order.category"),
                kind: .choice(
                    DecisionCategory.allCases.map {
                        FormField.Option(value: $0.rawValue, text: words.category($0))
                    }), value: text("category", (answering?.ground.category ?? .otherViolation).rawValue),
                isRequired: true),
            FormField(
                name: "explanation", label: texts("desk.order.explanation"), kind: .paragraph(rows: 4),
                value: text("explanation"), hint: texts("desk.order.explanationHint"), isRequired: true,
                maximumLength: DecisionReasons.longestExplanation),
            FormField(
                name: "facts", label: texts("desk.order.facts"), kind: .paragraph(rows: 6), value: text("facts"),
                hint: texts("desk.order.factsHint"), isRequired: contents.required.facts,
                maximumLength: DecisionReasons.longestFacts),
            FormField(
                name: "detected", label: texts("desk.order.detected"), kind: .box,
                value: typed?.has("detected") == true ? "on" : ""),
        ] + sourceField(words, texts) + faultField(words, texts)
    }

    /// A measure that answers complaints came up through them.
    private func sourceField(_ words: DecisionTexts, _ texts: Catalogue) -> [FormField] {
        guard answering == nil else { return [] }
        return [
            FormField(
                name: "source", label: texts("desk.order.source"),
                kind: .choice(
                    DecisionReasons.Source.allCases.map {
                        FormField.Option(value: $0.rawValue, text: words.source($0))
                    }), value: text("source", DecisionReasons.Source.ownInitiative.rawValue), isRequired: true)
        ]
    }

    /// What readers say below an article is not held against its publication.
    private func faultField(_ words: DecisionTexts, _ texts: Catalogue) -> [FormField] {
        guard subject.kind != .comment else { return [] }
        return [
            FormField(
                name: "fault", label: texts("desk.order.fault"),
                kind: .choice(
                    [FormField.Option(value: "", text: texts("desk.order.noFault"))]
                        + Fault.allCases.map {
                            FormField.Option(
                                value: $0.rawValue,
                                text: texts(
                                    "decision.credit",
                                    [
                                        "fault": words.fault($0),
                                        "points": texts.number(contents.policy.points(of: $0)),
                                    ]))
                        }), value: text("fault"), hint: texts("desk.order.faultHint"))
        ]
    }

    private func text(_ name: String, _ standard: String = "") -> String { typed?.text(name) ?? standard }
}
