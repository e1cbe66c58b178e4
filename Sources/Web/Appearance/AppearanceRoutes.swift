import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Publishing

/// `/admin/appearance`, the site's logo, and the style sheet of what was chosen.
struct AppearanceRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        addPage(to: router)
        addLogo(to: router)
        router.get("appearance/:name") { request, context in
            let sheet = AppearanceSheet(appearance: try await site.platform.chrome().settings.appearance)
            // Whoever asks for an older one gets today's, and asks again.
            let isCurrent = try context.parameters.require("name") == "\(sheet.fingerprint).css"
            return RenderedPage(
                bytes: Array(sheet.css.utf8), contentType: "text/css; charset=utf-8",
                cacheControl: isCurrent ? RenderedPage.immutable : "no-cache"
            ).response(to: request)
        }
    }

    private func addPage(to router: Router<WebContext>) {
        router.get("admin/appearance") { request, _ in try await show(request, try await site.signedIn(request)) }
        router.post("admin/appearance") { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            return try await save {
                try await site.platform.changeSetting(SiteSettings.self, by: viewer.account) {
                    try AppearancePage.change(&$0.appearance, form)
                }
            } orShow: {
                try await show(request, viewer, typed: form, error: $0)
            }
        }
        router.get("admin/appearance/colours") { request, _ in
            let viewer = try await site.signedIn(request)
            _ = try await site.platform.administered(SiteSettings.self, for: viewer.account)
            var appearance = Appearance()
            appearance.accent = request.queryText("accent").flatMap { Colour($0) } ?? appearance.accent
            appearance.darkAccent = request.queryText("darkAccent").flatMap { Colour($0) } ?? appearance.darkAccent
            return try JudgedColours(appearance, site.templates.catalogue(request.language)).response()
        }
    }

    private func addLogo(to router: Router<WebContext>) {
        router.get("logo") { _, context in
            guard let (type, file) = try await site.platform.logo() else { throw ReadingError.noSuchPage }
            return Response(
                status: .ok,
                headers: [
                    .contentType: type == "jpg" ? "image/jpeg" : "image/\(type)", .cacheControl: RenderedPage.immutable,
                ], body: try await FileIO().loadFile(path: file.path, context: context))
        }
        router.post("admin/logo") { request, _ in
            let viewer = try await site.signedIn(request)
            let form = try await site.multipartForm(request, of: viewer, limit: 25 << 20)
            return try await save {
                if form.fields["remove"] != nil { return try await site.platform.setLogo(nil, by: viewer.account) }
                guard let file = form.files["file"]?.first else { throw NoFileChosen() }
                try await site.withFile(file.bytes) { try await site.platform.setLogo($0, by: viewer.account) }
            } orShow: {
                try await show(request, viewer, error: $0)
            }
        }
    }

    private func show(
        _ request: Request, _ viewer: SignedIn, typed: Form? = nil, error: (any ReadableError)? = nil
    ) async throws -> Response {
        try await site.settingsPage(SiteSettings.self, request, viewer, typed: typed, error: error) {
            try AppearancePage(contents: $0, typed: $1, error: $2, isSaved: $3).render($4)
        }
    }

    private func save(
        _ change: () async throws -> Void, orShow show: (any ReadableError) async throws -> Response
    ) async throws -> Response {
        do {
            try await change()
            await site.siteChanged()
            return Response.seeOther("\(AdminSections.appearance.path)?saved")
        } catch let error as any ReadableError where error.kind == .invalid || error.kind == .conflict {
            return try await show(error)
        }
    }
}

/// What the preview is told of two accents while they are chosen.
private struct JudgedColours: Encodable {
    struct Paper: Encodable {
        let passes: Bool
        let verdict: String
        let nearest: String
        let fill: String
    }

    let accent: Paper
    let darkAccent: Paper

    init(_ appearance: Appearance, _ texts: Catalogue) {
        func paper(_ colour: Colour, _ papers: [Colour], _ palette: Appearance.Palette) -> Paper {
            let judged = Appearance.Judged(colour, on: papers)
            return Paper(
                passes: judged.passes, verdict: AppearancePage.verdict(judged, texts),
                nearest: judged.nearest.description, fill: palette.fill.description)
        }
        accent = paper(appearance.accent, Appearance.lightPapers, appearance.lightPalette)
        darkAccent = paper(appearance.darkAccent, Appearance.darkPapers, appearance.darkPalette)
    }
}
