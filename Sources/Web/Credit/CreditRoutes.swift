import Hummingbird
import Kernel
import Publishing

/// `/@{handle}/credit`: a publication's credit with every line of its ledger, and the same as JSON for who recomputes it.
struct CreditRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("@{handle}/credit") { request, context in
            let handle = try context.handle()
            return try await site.page(request) { maker in
                let credit = try await site.platform.credit(of: handle)
                return RenderedPage(
                    try CreditPage(credit: credit)
                        .render(maker.pages(credit.chrome.settings, credit.chrome.channels)))
            }
        }
        router.get("@{handle}/credit.json") { request, context in
            let handle = try context.handle()
            return try await site.sharedPage(request) { _ in
                RenderedPage(
                    try CreditJSON(try await site.platform.credit(of: handle)).text(),
                    contentType: "application/json")
            }
        }
        router.get("about/credit") { request, _ in
            try await site.page(request) { maker in
                let (policy, chrome) = try await site.platform.creditPolicy()
                let pages = maker.pages(chrome.settings, chrome.channels)
                return RenderedPage(
                    try AboutPage(
                        name: .credit, path: "/about/credit",
                        parts: ["figures": try CreditFigures(policy: policy).render(pages)]
                    ).render(pages, site.texts))
            }
        }
    }
}
