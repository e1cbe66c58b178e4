import Hummingbird
import Publishing

/// `/about/design`
struct DesignRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("about/design") { request, _ in
            try await site.page(request) { maker in
                let chrome = try await site.platform.chrome()
                return RenderedPage(try DesignPage().render(maker.pages(chrome.settings, chrome.channels)))
            }
        }
    }
}
