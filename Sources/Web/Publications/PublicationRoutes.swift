import Hummingbird
import Publishing

/// `/publications`, `/@{handle}`
struct PublicationRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("publications") { request, _ in
            let number = try request.pageNumber()
            return try await site.page(request) { maker in
                let contents = try await site.platform.publications(page: number)
                let pages = maker.pages(contents.settings, contents.channels)
                return RenderedPage(try PublicationsPage(contents: contents).render(pages))
            }
        }
        router.get("@{handle}") { request, context in
            let handle = try context.handle()
            let number = try request.pageNumber()
            return try await site.page(request) { maker in
                let contents = try await site.platform.publication(
                    handle, page: number, for: maker.viewer?.account.id)
                let pages = maker.pages(contents.settings, contents.channels)
                return RenderedPage(try PublicationPage(contents: contents).render(pages))
            }
        }
    }
}
