import Hummingbird

/// `/assets/{name}-{hash}.{css|js|svg}`
struct AssetRoutes {
    let assets: Assets

    func add(to router: Router<WebContext>) {
        router.get("assets/:name") { request, context in
            let name = try context.parameters.require("name")
            guard let page = assets.file(name, request.acceptedEncoding) else { throw HTTPError(.notFound) }
            return page.response(to: request)
        }
    }
}
