import Hummingbird
import Kernel
import Publishing

/// `/about`, `/about/rules`, `/about/ranking`
struct AboutRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        addRanking(to: router)
        for name in SiteTexts.Name.allCases where name != .ranking && name != .credit {
            let path = name == .about ? "/about" : "/about/\(name.rawValue)"
            router.get(RouterPath(path)) { request, _ in
                try await site.page(request) { maker in
                    let chrome = try await site.platform.chrome()
                    let pages = maker.pages(chrome.settings, chrome.channels)
                    return RenderedPage(try AboutPage(name: name, path: path).render(pages, site.texts))
                }
            }
        }
    }

    private func addRanking(to router: Router<WebContext>) {
        router.get("about/ranking") { request, _ in
            try await site.page(request) { maker in
                let (policy, chrome) = try await site.platform.ranking()
                let pages = maker.pages(chrome.settings, chrome.channels)
                let figures = try RankingFigures(policy: policy).render(pages)
                return RenderedPage(
                    try AboutPage(name: .ranking, path: "/about/ranking", parts: ["figures": figures])
                        .render(pages, site.texts))
            }
        }
    }
}

struct AboutPage {
    let name: SiteTexts.Name
    let path: String
    /// What stands in the text where a paragraph is its name in braces, as finished HTML.
    var parts: [String: String] = [:]

    func render(_ pages: Pages, _ texts: SiteTexts) throws -> String {
        let title = pages.texts("pages.\(name.rawValue).title")
        var body = texts.html(name, pages.language).replacing("{site}", with: pages.settings.name[pages.language])
        for (name, part) in parts { body = body.replacing("<p>{\(name)}</p>", with: part) }
        return try pages.render(
            "pages/show",
            [
                "breadcrumb": pages.breadcrumb([(title, nil)]), "title": title,
                "body": body,
            ], PageFrame(name: "about", heading: title, canonical: path))
    }
}
