import Hummingbird
import Publishing

/// `/c/{channel}`
struct ChannelRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("c/:slug") { request, context in
            let slug = try context.slug()
            let number = try request.pageNumber()
            return try await site.page(request) { maker in
                let contents = try await site.platform.channel(slug, page: number)
                let pages = maker.pages(contents.settings, contents.channels)
                return RenderedPage(try ChannelPage(contents: contents).render(pages))
            }
        }
    }
}
