import Hummingbird
import Kernel
import Publishing

/// `/desk/appeals`: what waits for somebody who did not decide. Each is heard on the page of its decision.
struct AppealRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("desk/appeals") { request, _ in
            let viewer = try await site.signedIn(request)
            let filter = request.queryText("show").flatMap(AppealQueue.Filter.init) ?? .waiting
            let queue = try await site.platform.appeals(filter, page: try request.pageNumber(), for: viewer.account)
            return try await site.privatePage(request, for: viewer) { maker in
                try AppealsPage(queue: queue).render(maker.pages(queue.chrome.settings, queue.chrome.channels))
            }
        }
        router.post("desk/appeals/next") { request, context in
            let viewer = try await site.signedIn(request)
            _ = try await site.form(request, context, of: viewer)
            let next = try await site.platform.takeNextAppeal(by: viewer.account)
            return Response.seeOther(next.map { "/desk/decisions/\($0)?done=taken" } ?? "/desk/appeals")
        }
    }
}
