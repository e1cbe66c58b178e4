import Hummingbird
import Kernel
import Publishing

/// `/access-bar`: the bar of reading aids (无障碍浏览), for the script that is asked to open it. A page without it costs nothing.
struct AccessBarRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("access-bar") { request, _ in
            try await site.sharedPage(request) { maker in
                let chrome = try await site.platform.chrome()
                return RenderedPage(try maker.pages(chrome.settings, chrome.channels).fragment("access/bar", [:]))
            }
        }
    }
}
