import Hummingbird
import Kernel
import Publishing

/// `/account/security`: the password, and where somebody is signed in.
struct SecurityRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("account/security") { request, _ -> Response in
            let viewer = try await site.signedIn(request)
            return try await page(request, viewer, done: request.done)
        }
        router.post("account/password") { request, context -> Response in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            return try await site.submit {
                try await site.platform.changePassword(
                    of: viewer.account, from: form.secret("current"), to: form.secret("password"),
                    keeping: viewer.session)
                return .seeOther("/account/security?done=password")
            } orShow: {
                try await page(request, viewer, problem: $0)
            }
        }
        router.post("account/sessions/end") { request, context -> Response in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            if let id = Identifier<Session>(form.text("session")) {
                try await site.platform.endSession(id, of: viewer.account)
            } else if form.has("others") {
                try await site.platform.endOtherSessions(of: viewer.account, keeping: viewer.session)
            }
            return .seeOther("/account/security?done=sessions")
        }
    }

    private func page(
        _ request: Request, _ viewer: SignedIn, done: String? = nil, problem: FormProblem? = nil
    ) async throws -> Response {
        let security = try await site.platform.security(of: viewer.account)
        return try await site.privatePage(request, for: viewer, status: problem?.status ?? .ok) { maker in
            try SecurityPage(viewer: viewer, security: security, done: done, problem: problem)
                .render(maker.pages(security.chrome.settings, security.chrome.channels))
        }
    }
}
