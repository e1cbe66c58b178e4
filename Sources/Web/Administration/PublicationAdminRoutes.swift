import Hummingbird
import Kernel
import Publishing

/// `/admin/publications`: every publication, and what the platform orders about one.
struct PublicationAdminRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("admin/publications") { request, _ in
            let viewer = try await site.signedIn(request)
            let contents = try await site.platform.administeredPublications(
                state: request.queryText("state").flatMap(Publication.State.init), query: request.queryText("q") ?? "",
                page: try request.pageNumber(), for: viewer.account)
            return try await site.privatePage(request, for: viewer) { maker in
                try PublicationsAdminPage(contents: contents)
                    .render(maker.pages(contents.chrome.settings, contents.chrome.channels))
            }
        }
        router.get("admin/publications/:handle") { request, context in
            try await show(request, try await site.signedIn(request), try context.handle())
        }
        router.post("admin/publications/:handle") { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            let handle = try context.handle()
            do {
                let settings = try await site.platform.chrome().settings
                let order = try order(form, SiteTime(settings, request))
                try await site.platform.order(order, of: handle, reason: form.text("reason"), by: viewer.account)
                await site.siteChanged()
                return Response.seeOther("/admin/publications/\(handle)")
            } catch let error as any ReadableError where error.kind == .invalid || error.kind == .conflict {
                return try await show(request, viewer, handle, form, error)
            }
        }
    }

    private func order(_ form: Form, _ time: SiteTime) throws -> PublicationOrder {
        switch form.text("order") {
        case "probation": return .probation
        case "activate": return .activate
        case "freeze": return .freeze
        case "close-keep": return .close(keepsArticles: true)
        case "close-withdraw": return .close(keepsArticles: false)
        case "mute":
            guard let until = time.timestamp(local: form.text("until")) else { throw SettingError.timeMissing }
            return .mute(until: until)
        default: throw NoOrder()
        }
    }

    private func show(
        _ request: Request, _ viewer: SignedIn, _ handle: Handle, _ form: Form? = nil,
        _ error: (any ReadableError)? = nil
    ) async throws -> Response {
        let dossier = try await site.platform.publicationDossier(handle, for: viewer.account)
        return try await site.privatePage(request, for: viewer, status: error == nil ? .ok : .unprocessableContent) {
            maker in
            try PublicationAdminPage(dossier: dossier, typed: form, error: error)
                .render(maker.pages(dossier.chrome.settings, dossier.chrome.channels))
        }
    }
}

/// None of the things that can be ordered was chosen.
struct NoOrder: ReadableError {
    var kind: ReadableErrorKind { .invalid }
    var messageKey: String { "no_order" }
    var description: String { "Nothing was chosen." }
}
