import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import Publishing

/// `/studio/publication/{handle}`: what its members do with a publication itself.
struct PublicationSettingsRoutes {
    let site: WebSite

    private static let pictureLimit = 25 << 20

    func add(to router: Router<WebContext>) {
        router.get("studio/publication/:handle") { request, context in
            let viewer = try await site.signedIn(request)
            return try await profile(request, viewer, try context.handle(), isSaved: request.queryText("saved") != nil)
        }
        router.post("studio/publication/:handle") { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            let handle = try context.handle()
            let changed = PublicationProfile(
                name: form.text("name"), tagline: form.text("tagline"), about: form.text("about"))
            return try await profile(request, viewer, handle, form) {
                try await site.platform.editPublication(
                    handle, changed, reason: form.text("reason"), by: viewer.account)
            }
        }
        router.post("studio/publication/:handle/picture") { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.multipartForm(request, of: viewer, limit: Self.pictureLimit)
            let handle = try context.handle()
            return try await profile(request, viewer, handle, nil) {
                if form.fields["remove"] != nil {
                    return try await site.platform.setPublicationPicture(nil, of: handle, by: viewer.account)
                }
                guard let file = form.files["file"]?.first else { throw NoFileChosen() }
                try await site.withFile(file.bytes) {
                    try await site.platform.setPublicationPicture($0, of: handle, by: viewer.account)
                }
            }
        }
        router.post("studio/publication/:handle/crop") { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            let handle = try context.handle()
            return try await profile(request, viewer, handle, nil) {
                try await site.platform.cropPublicationPicture(form.avatarCrop, of: handle, by: viewer.account)
            }
        }
        router.get("studio/publication/:handle/picture") { request, context in
            let viewer = try await site.signedIn(request)
            let (type, file) = try await site.platform.publicationPicture(try context.handle(), for: viewer.account)
            return try await site.privateFile(file, type: type == "jpg" ? "image/jpeg" : "image/\(type)", context)
        }
        router.get("studio/publication/:handle/closing") { request, context in
            let viewer = try await site.signedIn(request)
            return try await closing(request, viewer, try context.handle())
        }
        router.post("studio/publication/:handle/closing") { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            let handle = try context.handle()
            guard form.text("handle") == handle.description else {
                return try await closing(request, viewer, handle, NotConfirmed())
            }
            // Whatever is not clearly the wish to withdraw keeps the articles.
            try await site.platform.closePublication(
                handle, keepsArticles: form.text("articles") != "withdraw", by: viewer.account)
            await site.siteChanged()
            return Response.seeOther(PublicationSections.profile.path(handle))
        }
    }

    /// Does something and shows the profile, with what went wrong if it did.
    private func profile(
        _ request: Request, _ viewer: SignedIn, _ handle: Handle, _ form: Form?, _ body: () async throws -> Void
    ) async throws -> Response {
        do {
            try await body()
            await site.siteChanged()
            return Response.seeOther(PublicationSections.profile.path(handle) + "?saved")
        } catch let error as any ReadableError where error.kind != .notFound && error.kind != .forbidden {
            return try await profile(request, viewer, handle, form, error)
        }
    }

    private func profile(
        _ request: Request, _ viewer: SignedIn, _ handle: Handle, _ form: Form? = nil,
        _ error: (any ReadableError)? = nil, isSaved: Bool = false
    ) async throws -> Response {
        let settings = try await site.platform.publicationSettings(handle, for: viewer.account)
        return try await site.privatePage(request, for: viewer, status: error == nil ? .ok : .unprocessableContent) {
            maker in
            try PublicationProfilePage(settings: settings, typed: form, error: error, isSaved: isSaved)
                .render(maker.pages(settings.chrome.settings, settings.chrome.channels))
        }
    }

    private func closing(
        _ request: Request, _ viewer: SignedIn, _ handle: Handle, _ error: (any ReadableError)? = nil
    ) async throws -> Response {
        let settings = try await site.platform.publicationSettings(handle, for: viewer.account)
        return try await site.privatePage(request, for: viewer, status: error == nil ? .ok : .unprocessableContent) {
            maker in
            try ClosingPage(settings: settings, error: error)
                .render(maker.pages(settings.chrome.settings, settings.chrome.channels))
        }
    }
}
