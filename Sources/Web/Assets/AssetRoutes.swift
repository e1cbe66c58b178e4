import Hummingbird

/// `/assets/{name}-{hash}.{css|svg}`, and `/assets/{hash}/{path}` for scripts, which import each other by name.
struct AssetRoutes {
    let assets: Assets

    func add(to router: Router<WebContext>) {
        router.get("assets/:name") { request, context in
            let name = try context.parameters.require("name")
            guard let page = assets.file(name, request.acceptedEncoding) else { throw HTTPError(.notFound) }
            return page.response(to: request)
        }
        router.get("assets/:name/:file") { request, context in
            let name = try "\(context.parameters.require("name"))/\(context.parameters.require("file"))"
            guard let page = assets.file(name, request.acceptedEncoding) else { throw HTTPError(.notFound) }
            return page.response(to: request)
        }
    }
}
