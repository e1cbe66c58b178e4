import HTTPTypes
import Hummingbird
import Kernel
import Publishing

/// `/@{handle}/{article id}/like`, `/bookmark` and `/share`; `/account/bookmarks`
struct ReactionRoutes {
    let site: WebSite
    /// One address passes one article on once an hour.
    private let shares: RateLimit

    init(site: WebSite) {
        self.site = site
        shares = RateLimit(burst: 1, perSecond: 1.0 / 3600, clock: site.platform.clock)
    }

    func add(to router: Router<WebContext>) {
        for reaction in Reaction.allCases {
            router.post("@{handle}/:id/\(reaction.rawValue)") { request, context in
                let id = try context.article()
                let page = Path.article(try context.handle(), id) + "#actions"
                return try await site.switching(request, context, page: page) { isOn, viewer in
                    try await site.platform.set(reaction, isOn, of: id, by: viewer.account)
                }
            }
        }
        router.post("@{handle}/:id/share") { request, context -> Response in
            let id = try context.article()
            if shares.allows("\(context.clientAddress(of: request)) \(id)") {
                try await site.platform.countShare(of: id)
            }
            return Response(status: .noContent)
        }
        router.get("account/bookmarks") { request, _ -> Response in
            let viewer = try await site.signedIn(request)
            let list = try await site.platform.bookmarks(of: viewer.account, page: try request.pageNumber())
            return try await site.privatePage(request, for: viewer) { maker in
                try KeptArticlesPage(kind: .bookmarks, articles: list.articles)
                    .render(maker.pages(list.chrome.settings, list.chrome.channels))
            }
        }
        router.post("account/bookmarks/remove") { request, context -> Response in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            guard let id = Identifier<Article>(form.text("article")) else { throw BadInput() }
            _ = try await site.platform.set(.bookmark, false, of: id, by: viewer.account)
            return .seeOther("/account/bookmarks")
        }
    }
}
