import Hummingbird
import Publishing

/// `/t/{topic}`
struct TopicRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("t/:slug") { request, context in
            let slug = try context.slug()
            let number = try request.pageNumber()
            return try await site.page(request) { maker in
                let contents = try await site.platform.topic(slug, page: number, for: maker.viewer?.account.id)
                let pages = maker.pages(contents.settings, contents.channels)
                return RenderedPage(try TopicPage(contents: contents).render(pages))
            }
        }
    }
}
