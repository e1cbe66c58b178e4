import Hummingbird
import Publishing

/// `/search?q=`
struct SearchRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("search/suggestions") { request, _ in
            let typed = request.queryText("q") ?? ""
            return try await site.platform.suggestions(for: typed).map(SuggestionAnswer.init).response()
        }
        router.get("search") { request, _ in
            let filter = request.searchFilter()
            let query = request.queryText("q").flatMap { SearchQuery($0, filter: filter) }
            let number = try request.pageNumber()
            return try await site.page(request) { maker in
                let contents = try await site.platform.search(query, page: number)
                let pages = maker.pages(contents.settings, contents.channels)
                return RenderedPage(try SearchPage(contents: contents, filter: filter).render(pages))
            }
        }
    }
}

/// A suggestion as the script shows it.
private struct SuggestionAnswer: Encodable {
    let kind: String
    let text: String
    let url: String

    init(_ suggestion: SearchSuggestion) {
        switch suggestion {
        case .topic(let slug, let name): (kind, text, url) = ("topic", name, Path.topic(slug))
        case .publication(let handle, let name): (kind, text, url) = ("publication", name, Path.publication(handle))
        case .article(let handle, let id, let title): (kind, text, url) = ("article", title, Path.article(handle, id))
        }
    }
}

extension Request {
    /// What is not a filter is none.
    fileprivate func searchFilter() -> SearchFilter {
        var filter = SearchFilter()
        filter.channel = queryText("channel").flatMap { Slug($0) }
        filter.publication = queryText("publication").flatMap { Handle($0) }
        filter.topic = queryText("topic").flatMap { Slug($0) }
        filter.age = queryText("age").flatMap { SearchFilter.Age(rawValue: $0) }
        filter.hasPictures = queryText("pictures") == "1"
        filter.order = queryText("order").flatMap { SearchFilter.Order(rawValue: $0) } ?? .relevance
        return filter
    }
}
