import Hummingbird
import Kernel
import Publishing

/// `/reset`: a new password by mail.
struct ResetRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("reset") { request, _ -> Response in try await askPage(request) }
        router.post("reset") { request, context -> Response in
            let form = try await site.form(request, context)
            return try await site.submit {
                try await site.platform.askForReset(
                    email: form.text("email"), language: request.language, by: request.visitor(context))
                return .seeOther("/reset/sent")
            } orShow: {
                try await askPage(request, email: form.text("email"), problem: $0)
            }
        }
        router.get("reset/sent") { request, _ -> Response in
            try await site.openPage(request) { maker in
                let pages = try await maker.pages()
                return try AccountForm(
                    name: "reset", heading: pages.texts("accounts.sent.title"),
                    lede: pages.texts("accounts.sent.reset"),
                    links: [
                        (pages.texts("accounts.sent.again"), "/reset"),
                        (pages.texts("accounts.reset.signIn"), "/sign-in"),
                    ]
                ).render(pages)
            }
        }
        router.get("reset/:token") { request, context -> Response in try await choosePage(request, try context.token())
        }
        router.post("reset/choose") { request, context -> Response in
            let form = try await site.form(request, context)
            guard let token = SecretToken(form.secret("token")) else { throw AccountError.linkSpent }
            return try await site.submit {
                try await site.platform.resetPassword(token, to: form.secret("password"))
                var response = Response.seeOther("/sign-in?done=reset")
                response.setCookie(site.cookie("session", "", maximumAge: 0))
                return response
            } orShow: {
                try await choosePage(request, token, problem: $0)
            }
        }
    }

    private func askPage(_ request: Request, email: String = "", problem: FormProblem? = nil) async throws -> Response {
        try await site.openPage(request, status: problem?.status ?? .ok) { maker in
            let pages = try await maker.pages()
            let texts = pages.texts
            return try AccountForm(
                name: "reset", heading: texts("accounts.reset.title"), lede: texts("accounts.reset.lede"),
                form: SectionForm(
                    action: "/reset", fields: [.email(texts, email, autocomplete: "username")],
                    submit: texts("accounts.reset.submit"), problem: problem),
                links: [(texts("accounts.reset.signIn"), "/sign-in")]
            ).render(pages)
        }
    }

    private func choosePage(
        _ request: Request, _ token: SecretToken, problem: FormProblem? = nil
    ) async throws -> Response {
        let account = try await site.platform.accountToReset(token)
        return try await site.openPage(request, status: problem?.status ?? .ok) { maker in
            let pages = try await maker.pages()
            let texts = pages.texts
            return try AccountForm(
                name: "reset", heading: texts("accounts.reset.choose"),
                lede: texts("accounts.reset.chooseText", ["email": account.email.description]),
                form: SectionForm(
                    action: "/reset/choose", fields: [.newPassword(texts)], submit: texts("accounts.reset.save"),
                    hidden: [("token", token.text)], problem: problem)
            ).render(pages)
        }
    }
}
