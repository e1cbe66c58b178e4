import Kernel
import Publishing

/// What a reader sees instead of a page.
struct ErrorPage {
    let status: Int
    /// Under `errors.` in the catalogues.
    let key: String
    var cause: (any ReadableError)?
    /// The request's id, to quote in a report.
    let request: String

    func render(_ pages: Pages) throws -> String {
        let title = pages.texts("errors.\(key).title")
        return try pages.render(
            "errors/show",
            [
                "error": [
                    "status": String(status), "title": title,
                    "text": cause.flatMap(pages.texts.text(of:)) ?? pages.texts("errors.\(key).text"),
                    "search": status == 404, "request": status >= 500 ? request : nil, "facts": removal(pages),
                    "actions": removalActions(pages) + [
                        ["text": pages.texts("errors.home"), "url": "/"] as Fields,
                        ["text": pages.texts("errors.hot"), "url": "/hot"] as Fields,
                    ],
                ] as Fields
            ], PageFrame(name: "error", heading: title))
    }

    private var decision: PublicDecision? { (cause as? RemovedArticle)?.decision }

    /// On which ground something was removed, by whom and when.
    private func removal(_ pages: Pages) -> Fields? {
        guard let decision else { return nil }
        let facts = DecisionTexts(pages: pages).facts(decision)
        return ["items": facts + [["name": pages.texts("decision.why"), "value": decision.explanation] as Fields]]
    }

    private func removalActions(_ pages: Pages) -> [Fields] {
        decision.map { [["text": pages.texts("removed.decision"), "url": $0.path] as Fields] } ?? []
    }
}
