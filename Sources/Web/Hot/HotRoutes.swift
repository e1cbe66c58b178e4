import Hummingbird
import Publishing

/// `/hot`, `/most-read` and `/most-discussed`, of the whole site and of each channel.
struct HotRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        for order in HotOrder.allCases {
            router.get(RouterPath(order.rawValue)) { request, _ in try await show(order, nil, request) }
            router.get(RouterPath("\(order.rawValue)/:slug")) { request, context in
                try await show(order, try context.slug(), request)
            }
        }
    }

    private func show(_ order: HotOrder, _ channel: Slug?, _ request: Request) async throws -> Response {
        try await site.page(request) { maker in
            let contents = try await site.platform.hot(order, in: channel)
            return RenderedPage(
                try HotPage(contents: contents).render(maker.pages(contents.settings, contents.channels)))
        }
    }
}
