import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import Publishing

/// `/studio/{article id}/preview` for the writers of an article, and `/preview/{token}` for those they show it to.
struct PreviewRoutes {
    let site: WebSite

    private static let robots = HTTPField.Name("X-Robots-Tag")

    func add(to router: Router<WebContext>) {
        router.get("studio/:id/preview") { request, context in
            let viewer = try await site.signedIn(request)
            return try await chooser(request, context, viewer, link: nil)
        }
        router.get("studio/:id/preview/page") { request, context in
            let viewer = try await site.signedIn(request)
            let contents = try await site.platform.preview(context.article(), for: viewer.account)
            var response = try await page(contents, request)
            response.headers[.contentSecurityPolicy] = SecurityHeaders.framedPolicy
            return response
        }
        router.post("studio/:id/preview/link") { request, context in
            let viewer = try await site.signedIn(request)
            _ = try await site.form(request, context, of: viewer)
            let token = try await site.platform.makePreviewLink(to: context.article(), by: viewer.account)
            return try await chooser(request, context, viewer, link: token)
        }
        router.post("studio/:id/preview/withdraw") { request, context in
            let viewer = try await site.signedIn(request)
            _ = try await site.form(request, context, of: viewer)
            let article = try context.article()
            try await site.platform.withdrawPreviewLinks(to: article, by: viewer.account)
            return Response.seeOther("/studio/\(article)/preview?done=links-withdrawn")
        }
        router.get("preview/:token") { request, context in
            guard let token = context.parameters.get("token").flatMap(SecretToken.init) else {
                throw ReadingError.noSuchPage
            }
            let contents = try await site.platform.preview(with: token)
            var response = try await page(contents, request)
            // The pictures of a draft are asked for by addresses of their own, without the token in them.
            response.setCookie(
                Cookie(
                    name: "\(Request.previewCookie)\(contents.article.id)", value: token.text,
                    maxAge: Platform.previewDays * 86_400, path: "/media", secure: site.address.isSecure,
                    httpOnly: true, sameSite: .lax))
            return response
        }
    }

    private func chooser(_ request: Request, _ context: WebContext, _ viewer: SignedIn, link: SecretToken?) async throws
        -> Response
    {
        let contents = try await site.platform.editor(context.article(), for: viewer.account)
        var response = try await site.privatePage(request, for: viewer) { maker in
            try PreviewPage(contents: contents, link: link, done: request.queryText("done"))
                .render(maker.pages(contents.settings, contents.channels))
        }
        response.headers[.contentSecurityPolicy] = SecurityHeaders.framingPolicy
        return response
    }

    private func page(_ contents: ArticleContents, _ request: Request) async throws -> Response {
        var response = try await site.privatePage(request) { maker in
            try ArticlePage(contents: contents, isPreview: true)
                .render(maker.pages(contents.settings, contents.channels))
        }
        if let name = Self.robots { response.headers[name] = "noindex, nofollow, noarchive" }
        return response
    }
}

extension Request {
    /// Names of cookies that hold preview links begin like this, and end with the article.
    static let previewCookie = "preview-"

    /// The preview links this browser has opened.
    var previewTokens: [SecretToken] {
        guard let header = headers[.cookie], header.contains(Self.previewCookie) else { return [] }
        return header.split(separator: ";").compactMap { pair in
            let parts = pair.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, parts[0].drop(while: \.isWhitespace).hasPrefix(Self.previewCookie) else {
                return nil
            }
            return SecretToken(String(parts[1]))
        }.prefix(20).map { $0 }
    }
}
