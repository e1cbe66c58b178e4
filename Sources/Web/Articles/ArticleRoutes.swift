import Kernel
import Hummingbird
import Publishing

/// `/@{handle}/{article id}` and its QR code.
struct ArticleRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("@{handle}/:id") { request, context in
            let handle = try context.handle()
            let id = try context.article()
            // What has an age limit is never kept: it is made, without a cache, for those who have confirmed theirs.
            let make: @Sendable (PageMaker, Bool) async throws -> RenderedPage = { maker, isAdult in
                let contents = try await site.platform.article(
                    id, for: maker.viewer?.account.id, isAdult: isAdult)
                guard contents.publication.publication.handle == handle else { throw ReadingError.noSuchArticle }
                if let viewer = maker.viewer, contents.reader?.keepsHistory == true {
                    site.readings.add(
                        NotedReading(account: viewer.account.id, article: id), at: site.platform.clock.now)
                }
                let pages = maker.pages(contents.settings, contents.channels)
                return RenderedPage(try ArticlePage(contents: contents).render(pages))
            }
            let response: Response
            do {
                response = try await site.page(request) { try await make($0, false) }
            } catch let error as AgeLimited {
                response = try await site.ageLimited(request, error, action: "\(Path.article(handle, id))/age") {
                    try await make($0, true)
                }
                guard request.hasConfirmedAge else { return response }
            }
            return site.saw(id, response, request, context)
        }
        router.post("@{handle}/:id/age") { _, context in
            let path = Path.article(try context.handle(), try context.article())
            return Response.agreed(to: path, isSecure: site.address.isSecure)
        }
        router.get("@{handle}/:id/qr.svg") { request, context in
            let path = Path.article(try context.handle(), try context.article())
            return try await site.sharedPage(request) { _ in
                try RenderedPage(
                    QRCode.svg(site.address.absolute(path)), contentType: "image/svg+xml",
                    cacheControl: "public, max-age=86400")
            }
        }
    }
}
