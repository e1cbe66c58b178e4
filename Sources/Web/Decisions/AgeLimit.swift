import HTTPTypes
import Hummingbird
import Kernel
import Publishing

/// The page before an article with an age limit: it says why, and asks.
struct AgeLimitPage {
    let limited: AgeLimited
    let action: String

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        return try pages.render(
            "articles/age-limit",
            [
                "why": texts("age.why", ["reason": limited.decision.explanation]), "action": action,
                "decisionURL": limited.decision.path,
            ], PageFrame(name: "age-limit", heading: texts("age.title")))
    }
}

extension WebSite {
    /// The page itself for who has confirmed their age, else the question. Neither is kept by any cache.
    func ageLimited(
        _ request: Request, _ limited: AgeLimited, action: String, make: (PageMaker) async throws -> RenderedPage
    ) async throws -> Response {
        let viewer = try await viewer(request)
        if request.hasConfirmedAge {
            var maker = maker(request.language, request)
            maker.viewer = viewer
            return try await make(maker).forOneReader.response(to: request)
        }
        let chrome = try await platform.chrome()
        return try await privatePage(request, for: viewer) { maker in
            try AgeLimitPage(limited: limited, action: action).render(maker.pages(chrome.settings, chrome.channels))
        }
    }
}

extension Request {
    static let ageCookie = "age"

    /// Whether the reader has said that they are of age.
    var hasConfirmedAge: Bool { cookies[Self.ageCookie]?.value == "18" }
}

extension Response {
    /// Back to what the reader has confirmed their age for. The browser forgets it when it is closed.
    static func agreed(to path: String, isSecure: Bool) -> Response {
        var response = Response.seeOther(path)
        response.setCookie(
            Cookie(
                name: Request.ageCookie, value: "18", path: "/", secure: isSecure, httpOnly: true, sameSite: .lax))
        return response
    }
}
