import Hummingbird
import Publishing

/// `/search?q=`
struct SearchRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("search") { request, _ in
            let query = request.queryText("q").flatMap(SearchQuery.init)
            let number = try request.pageNumber()
            return try await site.page(request) { maker in
                let contents = try await site.platform.search(query, page: number)
                let pages = maker.pages(contents.settings, contents.channels)
                return RenderedPage(try SearchPage(contents: contents).render(pages))
            }
        }
    }
}

/// The search form with what was found, or with what to try instead.
struct SearchPage {
    let contents: SearchContents

    func render(_ pages: Pages) throws -> String {
        let title = pages.texts("search.title")
        let query = contents.query?.text ?? ""
        var results = Fields.list(try pages.cards(contents.articles?.items ?? [], .standard))
        results?["title"] = pages.texts("search.resultsFor", ["query": query])
        if let articles = contents.articles {
            results?["pagination"] = pages.pagination(articles, of: Path.search(query))
        }
        let isEmpty = contents.query != nil && results == nil
        return try pages.render(
            "search/show",
            [
                "query": query, "results": results,
                "empty": isEmpty ? ["title": pages.texts("search.none", ["query": query])] as Fields : nil,
                "suggestions": Fields.list(
                    try contents.suggestions.map { try pages.card($0.card, .standard, reason: pages.reason($0.reason)) }
                ),
            ],
            PageFrame(
                name: "search", heading: query.isEmpty ? title : pages.texts("search.resultsFor", ["query": query])))
    }
}
