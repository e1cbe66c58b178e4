import Hummingbird
import Kernel
import Publishing

/// `/admin`
struct AccountRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("admin") { request, _ in
            let viewer = try await site.signedIn(request)
            let overview = try await site.platform.overview(for: viewer.account)
            return try await site.privatePage(request, for: viewer) { maker in
                try AdminPage(overview: overview, name: viewer.account.name, facts: site.facts)
                    .render(maker.pages(overview.settings, overview.channels))
            }
        }
    }
}
