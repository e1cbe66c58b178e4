import Publishing

/// Published articles with another's text, the latest found first.
struct StockPage {
    let findings: StockFindings
    let isDone: Bool

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        return try pages.render(
            "originality/stock",
            [
                "done": isDone ? texts("originality.stock.done") : nil,
                "filters": StockFindings.Filter.allCases.map { filter -> Fields in
                    [
                        "name": texts("originality.stock.filter.\(filter.rawValue)"), "url": Self.path(filter),
                        "isCurrent": filter == findings.filter,
                    ]
                },
                "findings": Fields.list(findings.items.items.map { item($0, pages) }),
                "pagination": pages.pagination(findings.items, of: Self.path(findings.filter)),
                "empty": findings.items.items.isEmpty
                    ? [
                        "title": texts("originality.stock.none.title"), "text": texts("originality.stock.none.text"),
                        "actions": [] as [Fields],
                    ] as Fields : nil,
            ],
            PageFrame(
                name: "desk", heading: texts("originality.stock.title"),
                work: WorkFrame(area: .desk, sections: DeskSections.make(current: .originality, pages)),
                scripts: ["desk.js"]))
    }

    static func path(_ filter: StockFindings.Filter) -> String {
        filter == .copies ? "/desk/originality" : "/desk/originality?show=\(filter.rawValue)"
    }

    private func item(_ item: StockFindings.Item, _ pages: Pages) -> Fields {
        let texts = pages.texts
        return [
            "url": item.isImpartial ? "/desk/originality/\(item.article)" : Path.article(item.handle, item.article),
            "name": item.title, "publication": item.publicationName,
            "when": ["iso": pages.time.iso(item.publishedAt), "text": pages.time.day(item.publishedAt)] as Fields,
            "original": [
                "lead": texts("originality.stock.share", ["share": "\(Int((item.share * 100).rounded())) %"]),
                "url": Path.article(item.originalHandle, item.original), "name": item.originalTitle,
                "publication": item.originalPublicationName,
                "when": [
                    "iso": pages.time.iso(item.originalPublishedAt), "text": pages.time.day(item.originalPublishedAt),
                ] as Fields,
            ] as Fields,
            "stateText": texts("originality.state.\(item.state.rawValue)"),
            "settle": item.isImpartial
                ? [
                    "action": "/desk/originality/\(item.article)/settle",
                    "show": findings.filter.rawValue,
                    "measureURL": "/desk/decisions/new?on=article&id=\(item.article)",
                ] as Fields : nil,
        ]
    }
}
