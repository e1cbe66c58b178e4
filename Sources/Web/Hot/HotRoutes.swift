import Hummingbird
import Publishing

/// `/hot`
struct HotRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("hot") { request, _ in
            try await site.page(request) { maker in
                let contents = try await site.platform.hot()
                let pages = maker.pages(contents.settings, contents.channels)
                return RenderedPage(try HotPage(contents: contents).render(pages))
            }
        }
    }
}

/// The whole hot list, each item with its reason.
struct HotPage {
    let contents: HotContents

    func render(_ pages: Pages) throws -> String {
        let title = pages.texts("hot.title")
        return try pages.render(
            "hot/show",
            [
                "breadcrumb": pages.breadcrumb([(title, nil)]),
                "updated": ["iso": pages.time.iso(pages.now), "text": pages.time.full(pages.now)] as Fields,
                "hot": Fields.list(try pages.ranked(contents.articles)),
                "empty": contents.articles.isEmpty
                    ? ["title": pages.texts("hot.empty.title"), "text": pages.texts("hot.empty.text")] as Fields : nil,
            ], PageFrame(name: "hot", heading: title, description: pages.texts("hot.lede"), canonical: "/hot"))
    }
}
