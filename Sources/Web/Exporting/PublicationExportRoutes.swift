import Hummingbird
import Publishing

/// `/studio/publication/{handle}/export.zip`
struct PublicationExportRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("studio/publication/:handle/export.zip") { request, context -> Response in
            let viewer = try await site.signedIn(request)
            let export = try await site.platform.exportPublication(try context.handle(), by: viewer.account)
            return .archive(named: export.handle.description, export.forEach)
        }
    }
}
