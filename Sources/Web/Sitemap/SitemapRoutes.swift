import Foundation
import Hummingbird
import Kernel
import Publishing

/// `/sitemap.xml` (the index), its parts, and `/robots.txt`. Protocol: <https://www.sitemaps.org/protocol.html>.
struct SitemapRoutes {
    let site: WebSite

    private static let contentType = "application/xml; charset=utf-8"
    private static let head = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"

    func add(to router: Router<WebContext>) {
        router.get("robots.txt") { request, _ in
            try await site.sharedPage(request) { _ in
                RenderedPage(robots, contentType: "text/plain; charset=utf-8", cacheControl: "public, max-age=3600")
            }
        }
        router.get("sitemap.xml") { request, _ in
            try await site.sharedPage(request) { _ in
                RenderedPage(index(try await site.platform.sitemapIndex()), contentType: Self.contentType)
            }
        }
        router.get("sitemap/pages.xml") { request, _ in
            try await site.sharedPage(request) { _ in
                RenderedPage(pages(try await site.platform.sitemapIndex()), contentType: Self.contentType)
            }
        }
        router.get("sitemap/articles/{part}.xml") { request, context in
            guard let part = context.parameters.get("part", as: Int.self) else { throw ReadingError.noSuchPage }
            return try await site.sharedPage(request) { _ in
                RenderedPage(articles(try await site.platform.sitemap(part: part)), contentType: Self.contentType)
            }
        }
    }

    private var robots: String {
        """
        User-agent: *
        Disallow: /search
        Disallow: /sign-in
        Disallow: /admin

        Sitemap: \(site.address.absolute("/sitemap.xml"))

        """
    }

    private func index(_ index: SitemapIndex) -> String {
        let names = ["pages"] + (0..<index.parts).map { "articles/\($0 + 1)" }
        let entries = names.map { name in
            "<sitemap>\(XML.element("loc", site.address.absolute("/sitemap/\(name).xml")))</sitemap>"
        }
        return Self.head + "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
            + entries.joined(separator: "\n") + "\n</sitemapindex>\n"
    }

    private func pages(_ index: SitemapIndex) -> String {
        let paths =
            ["/", "/publications", "/hot", "/about", "/about/rules", "/about/ranking"]
            + index.channels.map { Path.channel($0.slug) } + index.publications.map { Path.publication($0) }
            + index.topics.map { Path.topic($0.slug) }
        return urlset(paths.map { "<url>\(XML.element("loc", site.address.absolute($0)))</url>" })
    }

    private func articles(_ contents: SitemapContents) -> String {
        let time = SiteTime(zone: .gmt, language: .english)
        return urlset(
            contents.entries.map { entry in
                let pictures = entry.pictures.prefix(1000).map { picture in
                    let address = site.address.absolute(PictureAddresses(picture).largest(upTo: 1600).address)
                    return "<image:image>\(XML.element("image:loc", address))</image:image>"
                }
                let location = site.address.absolute(Path.article(entry.publication, entry.article))
                return "<url>\(XML.element("loc", location))"
                    + "\(XML.element("lastmod", time.iso(entry.modifiedAt)))\(pictures.joined())</url>"
            })
    }

    private func urlset(_ urls: [String]) -> String {
        Self.head + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
            + "xmlns:image=\"http://www.google.com/schemas/sitemap-image/1.1\">\n" + urls.joined(separator: "\n")
            + "\n</urlset>\n"
    }
}
