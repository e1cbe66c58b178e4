import Hummingbird
import Publishing

/// `/`
struct PortalRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("/") { request, _ in
            try await site.page(request) { maker in
                let contents = try await site.platform.portal()
                let pages = maker.pages(contents.settings, contents.channels)
                return RenderedPage(try PortalPage(contents: contents).render(pages))
            }
        }
    }
}
