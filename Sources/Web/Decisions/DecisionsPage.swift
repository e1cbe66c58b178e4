import Kernel
import Publishing

/// The public record, the latest first.
struct DecisionsPage {
    let contents: PublicDecisions

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts, words = DecisionTexts(pages: pages)
        let items = contents.decisions.items
        return try pages.render(
            "decisions/index",
            [
                "breadcrumb": pages.breadcrumb([(texts("decision.title"), nil)]),
                "count": texts("decision.count", count: contents.total),
                "grounds": [filter(nil, texts)] + DecisionReasons.Ground.allCases.map { filter($0, texts) },
                "decisions": Fields.list(items.map(words.card)),
                "pagination": pages.pagination(contents.decisions, of: path(contents.ground)),
                "empty": items.isEmpty
                    ? ["title": texts("decision.empty.title"), "text": texts("decision.empty.text")] as Fields : nil,
            ],
            PageFrame(
                name: "decisions", heading: texts("decision.title"), description: texts("decision.lede"),
                canonical: contents.ground == nil && contents.measure == nil
                    ? Path.page(contents.decisions.number, of: "/decisions") : nil))
    }

    private func path(_ ground: DecisionReasons.Ground?) -> String {
        let parts = [
            ground.map { "ground=\($0.rawValue)" }, contents.measure.map { "measure=\($0.rawValue)" },
        ].compactMap { $0 }
        return "/decisions" + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
    }

    private func filter(_ ground: DecisionReasons.Ground?, _ texts: Catalogue) -> Fields {
        [
            "name": texts(ground.map { "decision.ground.\($0.rawValue)" } ?? "decision.all"), "url": path(ground),
            "isCurrent": ground == contents.ground,
        ]
    }
}

/// One decision as everybody may read it.
struct DecisionPage {
    let decision: PublicDecision

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts, words = DecisionTexts(pages: pages)
        let title = texts(
            "decision.name",
            ["measure": words.measure(decision.measure), "date": pages.time.day(decision.decidedAt)])
        return try pages.render(
            "decisions/show",
            [
                "breadcrumb": pages.breadcrumb([
                    (texts("decision.title"), "/decisions"), (texts("decision.one"), nil),
                ]),
                "title": title, "number": decision.id.description, "standing": words.standing(decision),
                "record": ["items": words.facts(decision)] as Fields, "explanation": decision.explanation,
                "found": decision.facts.nonEmpty,
                "appeal": decision.appeal.map { appealFields($0, words) },
                "overturned": decision.ending == .overturned ? texts("decision.overturned") : nil,
                "cause": decision.cause.map { "/decisions/\($0)" },
            ],
            PageFrame(name: "decision", heading: title, canonical: decision.path))
    }

    private func appealFields(_ state: Appeal.State, _ words: DecisionTexts) -> Fields {
        var fields = words.appeal(state)
        fields["since"] = decision.appealedAt.map(words.when)
        fields["heard"] = decision.heardAt.map(words.when)
        fields["outcome"] = decision.outcome.nonEmpty
        return fields
    }
}
