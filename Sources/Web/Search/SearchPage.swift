import Kernel
import Publishing
import Search

/// The search form with what was found, or with what to try instead.
struct SearchPage {
    let contents: SearchContents
    /// What is searched among, also before anything is looked for.
    let filter: SearchFilter

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        let query = contents.query?.text ?? ""
        let isEmpty = contents.query != nil && contents.results?.isEmpty ?? true
        let title = query.isEmpty ? texts("search.title") : texts("search.resultsFor", ["query": query])
        return try pages.render(
            "search/show",
            [
                "query": query, "asked": contents.query != nil, "kept": kept, "choices": choices(pages),
                "pictures": filter.hasPictures, "within": within(pages),
                "didYouMean": contents.suggestion.map { suggestion in
                    ["text": suggestion, "url": Path.search(suggestion, filter)] as Fields
                },
                "results": try contents.results.flatMap { $0.isEmpty ? nil : try results($0, title, pages) },
                "empty": isEmpty
                    ? ["title": texts("search.none", ["query": query]), "isNarrow": filter.isNarrow] as Fields : nil,
                "offered": Fields.list(
                    try contents.offered.map { try pages.card($0.card, .standard, reason: pages.reason($0.reason)) }),
            ], PageFrame(name: "search", heading: title))
    }

    private func results(_ results: SearchResults, _ title: String, _ pages: Pages) throws -> Fields {
        let texts = pages.texts
        let complete = results.page.items.filter { !$0.isPartial }
        let partial = results.page.items.filter(\.isPartial)
        var notes: [String] = []
        if results.isLoosened { notes.append(texts("search.loosened")) }
        if results.count == 0 { notes.append(texts("search.partialOnly")) }
        var partialFields = Fields.list(try partial.map { try result($0, pages) })
        if results.count > 0 { partialFields?["note"] = texts("search.partial") }
        return [
            "title": title, "notes": notes,
            "count": results.count == 0
                ? nil : texts(results.isEstimate ? "search.about" : "search.count", count: results.count),
            "complete": Fields.list(try complete.map { try result($0, pages) }), "partial": partialFields,
            "pagination": pages.pagination(results.page, of: Path.search(contents.query?.text ?? "", filter)),
        ]
    }

    private func result(_ result: SearchResults.Result, _ pages: Pages) throws -> String {
        var fields = pages.fields(of: result.card, .standard)
        fields["title"] = result.title.runs.map(fields(of:))
        fields["passage"] = result.passage.runs.map(fields(of:))
        return try pages.templates.render("search/result", fields)
    }

    private func fields(of run: Passage.Run) -> Fields {
        ["text": run.text, "match": run.isMatch]
    }

    /// What the form's own fields do not say.
    private var kept: [Fields] {
        [("publication", filter.publication?.description), ("topic", filter.topic?.description)].compactMap {
            name, value in
            value.map { ["name": name, "value": $0] }
        }
    }

    private func within(_ pages: Pages) -> Fields? {
        guard let name = contents.topic ?? contents.publication else { return nil }
        var wide = filter
        wide.topic = nil
        wide.publication = nil
        return [
            "text": pages.texts("search.within", ["name": name]), "url": Path.search(contents.query?.text ?? "", wide),
        ]
    }

    private func choices(_ pages: Pages) -> [Fields] {
        let texts = pages.texts
        func choice(_ name: String, _ options: [(value: String, text: String)], _ chosen: String) -> Fields {
            [
                "name": name, "label": texts("search.\(name)"),
                "options": options.map { option in
                    ["value": option.value, "text": option.text, "isChosen": option.value == chosen] as Fields
                },
            ]
        }
        let channels = contents.channels.map { ($0.slug.description, $0.name[pages.language]) }
        let ages = SearchFilter.Age.allCases.map { ($0.rawValue, texts("search.ages.\($0.rawValue)")) }
        let orders = SearchFilter.Order.allCases.map { ($0.rawValue, texts("search.orders.\($0.rawValue)")) }
        return [
            choice("channel", [("", texts("search.anyChannel"))] + channels, filter.channel?.description ?? ""),
            choice("age", [("", texts("search.ages.any"))] + ages, filter.age?.rawValue ?? ""),
            choice("order", orders, filter.order.rawValue),
        ]
    }
}

extension Path {
    static func search(_ query: String, _ filter: SearchFilter) -> String {
        var path = search(query)
        let parts = [
            ("channel", filter.channel?.description), ("publication", filter.publication?.description),
            ("topic", filter.topic?.description), ("age", filter.age?.rawValue),
            ("pictures", filter.hasPictures ? "1" : nil),
            ("order", filter.order == .relevance ? nil : filter.order.rawValue),
        ]
        for case (let name, let value?) in parts { path += "&\(name)=\(encoded(value))" }
        return path
    }
}
