import Hummingbird
import Kernel
import Publishing

/// `/offline`, what a reader sees without a connection, and `/worker.js`, the service worker that keeps it for then.
struct OfflineRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("offline") { request, _ in
            try await site.page(request) { maker in
                let chrome = try await site.platform.chrome()
                let pages = maker.pages(chrome.settings, chrome.channels)
                let frame = PageFrame(
                    name: "offline", heading: pages.texts("offline.title"), scripts: ["offline.js"])
                return RenderedPage(try pages.render("offline/show", [:], frame))
            }
        }
        // Its address says which pages it is for: those below it.
        router.get("worker.js") { request, _ in
            guard let page = site.assets.worker(request.acceptedEncoding) else { throw HTTPError(.notFound) }
            return page.response(to: request)
        }
    }
}
