import Hummingbird
import Kernel
import Publishing

/// `/about`, `/about/rules`, `/about/ranking`
struct AboutRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        for name in SiteTexts.Name.allCases {
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
}

struct AboutPage {
    let name: SiteTexts.Name
    let path: String

    func render(_ pages: Pages, _ texts: SiteTexts) throws -> String {
        let title = pages.texts("pages.\(name.rawValue).title")
        return try pages.render(
            "pages/show",
            [
                "breadcrumb": pages.breadcrumb([(title, nil)]), "title": title,
                "body": texts.html(name, pages.language).replacing("{site}", with: pages.settings.name[pages.language]),
            ], PageFrame(name: "about", heading: title, canonical: path))
    }
}
