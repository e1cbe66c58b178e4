import Foundation
import Hummingbird
import Kernel
import Publishing

/// `/studio/publication/{handle}/licences`: giving leave to reprint, and taking it back.
struct LicenceRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("studio/publication/:handle/licences") { request, context in
            let viewer = try await site.signedIn(request)
            return try await page(request, viewer, try context.handle())
        }
        router.post("studio/publication/:handle/licences") { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            let handle = try context.handle()
            do {
                let settings = try await site.platform.chrome().settings
                let time = SiteTime(
                    zone: TimeZone(identifier: settings.timeZone) ?? .gmt, language: request.language)
                try await site.platform.giveLicence(try form.licence(time), of: handle, by: viewer.account)
                await site.siteChanged()
                return Response.seeOther(PublicationSections.licences.path(handle))
            } catch let error as LicenceError {
                return try await page(request, viewer, handle, form, error)
            }
        }
        router.post("studio/publication/:handle/licences/:licence/end") { request, context in
            let viewer = try await site.signedIn(request)
            _ = try await site.form(request, context, of: viewer)
            let handle = try context.handle()
            guard let id = context.parameters.get("licence").flatMap({ Identifier<ReprintLicence>($0) }) else {
                throw ReadingError.noSuchPage
            }
            try await site.platform.endLicence(id, of: handle, by: viewer.account)
            await site.siteChanged()
            return Response.seeOther(PublicationSections.licences.path(handle))
        }
    }

    private func page(
        _ request: Request, _ viewer: SignedIn, _ handle: Handle, _ form: Form? = nil, _ error: LicenceError? = nil
    ) async throws -> Response {
        let settings = try await site.platform.publicationSettings(handle, for: viewer.account)
        let licences = try await site.platform.licences(of: handle, for: viewer.account)
        let now = site.platform.clock.now
        return try await site.privatePage(request, for: viewer, status: error == nil ? .ok : .unprocessableContent) {
            maker in
            try LicencesPage(settings: settings, licences: licences, now: now, typed: form, error: error)
                .render(maker.pages(settings.chrome.settings, settings.chrome.channels))
        }
    }
}

extension Form {
    fileprivate func licence(_ time: SiteTime) throws -> LicenceWish {
        let end = try text("endsAt").nonEmpty.map { text in
            guard let end = time.timestamp(local: text) else { throw BadInput() }
            return end
        }
        return LicenceWish(
            licensee: text("licensee"), article: text("article"), mayEdit: has("mayEdit"),
            mayOmitSource: has("mayOmitSource"), endsAt: end)
    }
}
