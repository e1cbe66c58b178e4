import Kernel
import Publishing

/// A publication's credit, line by line.
struct CreditPage {
    let credit: PublicCredit

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        let publication = credit.publication, path = Path.publication(credit.publication.handle)
        let title = texts("credit.of", ["publication": publication.name])
        return try pages.render(
            "credit/show",
            [
                "breadcrumb": pages.breadcrumb([(publication.name, path), (texts("credit.title"), nil)]),
                "title": title, "score": texts.number(credit.score.points),
                "from": texts("credit.from", ["full": texts.number(CreditScore.full)]),
                "reviewed": credit.score.points < credit.policy.reviewBelow ? texts("credit.reviewed") : nil,
                "lines": Fields.list(lines(pages).reversed()), "json": "\(path)/credit.json",
                "none": credit.entries.isEmpty ? texts("credit.none") : nil,
            ],
            PageFrame(name: "credit", heading: title, canonical: "\(path)/credit"))
    }

    /// Each with what the credit came to after it.
    private func lines(_ pages: Pages) -> [Fields] {
        let texts = pages.texts, words = DecisionTexts(pages: pages)
        let undone = Set(credit.entries.compactMap(\.undoes))
        return credit.entries.enumerated().map { index, entry in
            let what =
                switch entry.kind {
                case .fault: entry.fault.map(words.fault) ?? ""
                case .cleanDay: texts("credit.kind.clean-day", ["day": entry.day?.iso ?? ""])
                case .undone: texts("credit.kind.undone", ["fault": entry.fault.map(words.fault) ?? ""])
                }
            return [
                "when": words.when(entry.createdAt), "what": what,
                "points": (entry.points > 0 ? "+" : "−") + texts.number(abs(entry.points)),
                "after": texts.number(CreditScore(credit.entries.prefix(index + 1)).points),
                "undone": undone.contains(entry.id) ? texts("credit.undone") : nil,
                "decision": entry.decision.map { "/decisions/\($0)" },
            ]
        }
    }
}

/// The weights and steps as they are set, for the page that explains credit.
struct CreditFigures {
    let policy: CreditPolicy

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts, words = DecisionTexts(pages: pages)
        return try pages.templates.render(
            "about/credit",
            [
                "t": texts.words.fields,
                "weights": Fault.allCases.map { fault -> Fields in
                    ["name": words.fault(fault), "points": "−" + texts.number(policy.points(of: fault))]
                } + [["name": texts("credit.cleanDay"), "points": "+" + texts.number(policy.cleanDay)]],
                "steps": [
                    step(policy.firstStep, "mute", policy.firstMuteDays, texts),
                    step(policy.secondStep, "mute", policy.secondMuteDays, texts), step(0, "close", 0, texts),
                ],
                "review": texts("credit.review", ["points": texts.number(policy.reviewBelow)]),
            ])
    }

    private func step(_ points: Int, _ what: String, _ days: Int, _ texts: Catalogue) -> Fields {
        [
            "points": texts.number(points),
            "effect": texts("credit.step.\(what)", ["days": texts.number(days)]),
        ]
    }
}
