import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import Publishing

/// `/sign-in/{token}`, `/sign-in`, `/sign-out` and `/admin`.
struct AccountRoutes {
    let site: WebSite

    private struct SignInForm: Decodable {
        let token: String
        let csrf: String
    }

    func add(to router: Router<WebContext>) {
        // Opening the link spends nothing, as mail programs and chat previews open links on their own.
        router.get("sign-in/:token") { request, context in
            guard let token = context.parameters.get("token").flatMap(SecretToken.init) else {
                throw AccountError.linkSpent
            }
            let name = try await site.platform.accountName(of: token)
            let chrome = try await site.platform.chrome()
            return try await site.privatePage(request) { maker in
                try SignInPage(token: token, name: name).render(maker.pages(chrome.settings, chrome.channels))
            }
        }
        router.post("sign-in") { request, context in
            let form = try await URLEncodedFormDecoder().decode(SignInForm.self, from: request, context: context)
            guard let token = SecretToken(form.token), form.csrf == token.derived(for: SignInPage.purpose) else {
                throw AccountError.linkSpent
            }
            let session = try await site.platform.signIn(with: token)
            return redirect(to: "/admin", cookie: site.sessionCookie(session))
        }
        router.post("sign-out") { request, context in
            let viewer = try await site.signedIn(request)
            _ = try await site.form(request, context, of: viewer)
            try await site.platform.signOut(viewer.session)
            return redirect(to: "/", cookie: site.sessionCookie(nil))
        }
        router.get("admin") { request, _ in
            let viewer = try await site.signedIn(request)
            let overview = try await site.platform.overview(for: viewer.account)
            return try await site.privatePage(request, for: viewer) { maker in
                try AdminPage(overview: overview, name: viewer.account.name, facts: site.facts)
                    .render(maker.pages(overview.settings, overview.channels))
            }
        }
    }

    private func redirect(to path: String, cookie: Cookie) -> Response {
        var response = Response(status: .seeOther, headers: [.location: path, .cacheControl: "no-store"])
        response.setCookie(cookie)
        return response
    }

}

extension WebSite {
    /// Keeps a session in the browser for 30 days; takes it away with `nil`.
    func sessionCookie(_ session: SecretToken?) -> Cookie {
        Cookie(
            name: "session", value: session?.text ?? "", maxAge: session == nil ? 0 : 30 * 86_400, path: "/",
            secure: address.isSecure, httpOnly: true, sameSite: .lax)
    }
}

extension Request {
    /// The session the browser holds, if what it holds has the form of one.
    var session: SecretToken? { cookies["session"].flatMap { SecretToken($0.value) } }
}
