import Hummingbird
import Kernel
import Publishing

/// `/account/complaints`: what somebody who is signed in has complained of.
struct OwnComplaintRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("account/complaints") { request, _ in
            let viewer = try await site.signedIn(request)
            let contents = try await site.platform.ownComplaints(of: viewer.account, page: try request.pageNumber())
            return try await site.privatePage(request, for: viewer) { maker in
                try OwnComplaintsPage(contents: contents)
                    .render(maker.pages(contents.chrome.settings, contents.chrome.channels))
            }
        }
    }
}
