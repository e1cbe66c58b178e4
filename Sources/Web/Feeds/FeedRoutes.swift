import Hummingbird
import Publishing

/// `feed.xml` (Atom), `feed.rss` and `feed.json` of the site, a channel and a publication.
struct FeedRoutes {
    let site: WebSite

    private enum Format: String, CaseIterable {
        case atom = "feed.xml"
        case rss = "feed.rss"
        case json = "feed.json"
    }

    func add(to router: Router<WebContext>) {
        for format in Format.allCases {
            router.get(RouterPath("/\(format.rawValue)")) { request, _ in
                try await respond(request, .site, format)
            }
            router.get(RouterPath("/c/:slug/\(format.rawValue)")) { request, context in
                try await respond(request, .channel(try context.slug()), format)
            }
            router.get(RouterPath("/@{handle}/\(format.rawValue)")) { request, context in
                try await respond(request, .publication(try context.handle()), format)
            }
        }
    }

    private func respond(_ request: Request, _ scope: FeedScope, _ format: Format) async throws -> Response {
        try await site.sharedPage(request) { maker in
            let contents = try await site.platform.feed(scope)
            let feed = Feed(contents, maker.pages(contents.settings, []))
            return switch format {
            case .atom: RenderedPage(AtomFeed(feed: feed).write(), contentType: AtomFeed.contentType)
            case .rss: RenderedPage(RSSFeed(feed: feed).write(), contentType: RSSFeed.contentType)
            case .json: RenderedPage(try JSONFeed(feed).write(), contentType: JSONFeed.contentType)
            }
        }
    }
}
