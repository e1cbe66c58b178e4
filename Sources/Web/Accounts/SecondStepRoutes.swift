import HTTPTypes
import Hummingbird
import Kernel
import Publishing

/// `/account/second-step`: codes of an authenticator app, and recovery codes.
struct SecondStepRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("account/second-step") { request, _ in
            try await page(request, try await site.signedIn(request))
        }
        router.post("account/second-step") { request, context in
            try await doing(request, context) { viewer, form in
                try await site.platform.beginSecondStep(of: viewer.account, password: form.secret("current"))
                return .seeOther("/account/second-step")
            }
        }
        router.post("account/second-step/confirm") { request, context in
            try await doing(request, context) { viewer, form in
                let codes = try await site.platform.confirmSecondStep(
                    of: viewer.account, code: form.text("code").filter { !$0.isWhitespace })
                return try await codesPage(request, viewer, codes)
            }
        }
        router.post("account/second-step/codes") { request, context in
            try await doing(request, context) { viewer, form in
                let codes = try await site.platform.renewRecoveryCodes(
                    of: viewer.account, password: form.secret("current"))
                return try await codesPage(request, viewer, codes)
            }
        }
        router.post("account/second-step/end") { request, context in
            try await doing(request, context) { viewer, form in
                try await site.platform.endSecondStep(of: viewer.account, password: form.secret("current"))
                return .seeOther("/account/security?done=second-step-off")
            }
        }
    }

    private func doing(
        _ request: Request, _ context: WebContext, _ work: (SignedIn, Form) async throws -> Response
    ) async throws -> Response {
        let viewer = try await site.signedIn(request)
        let form = try await site.form(request, context, of: viewer)
        return try await site.submit {
            try await work(viewer, form)
        } orShow: {
            try await page(request, viewer, problem: $0, deed: form.text("deed"))
        }
    }

    private func page(
        _ request: Request, _ viewer: SignedIn, problem: FormProblem? = nil, deed: String = ""
    ) async throws -> Response {
        let secondStep = try await site.platform.secondStep(of: viewer.account)
        return try await site.privatePage(request, for: viewer, status: problem?.status ?? .ok) { maker in
            try SecondStepPage(viewer: viewer, secondStep: secondStep, problem: problem, deed: deed)
                .render(try await maker.pages())
        }
    }

    /// Shown in answer to the form itself, and never again.
    private func codesPage(_ request: Request, _ viewer: SignedIn, _ codes: [RecoveryCode]) async throws -> Response {
        guard !codes.isEmpty else { return .seeOther("/account/second-step") }
        return try await site.privatePage(request, for: viewer) { maker in
            let pages = try await maker.pages()
            return try pages.render(
                "accounts/codes", ["codes": codes.map(\.description)],
                PageFrame(
                    name: "second-step", heading: pages.texts("accounts.codes.title"),
                    work: .account(pages.texts, current: "/account/security")))
        }
    }
}
