import HTTPTypes
import Hummingbird
import Kernel
import Publishing

/// `/sign-in` with a password or a link made for one, its second step, and `/sign-out`.
struct SignInRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("sign-in") { request, _ -> Response in
            if let viewer = try await site.viewer(request) {
                return .seeOther(Self.home(of: viewer.account, request.next))
            }
            let isReset = request.queryText("done") == "reset"
            return try await page(request, SignInPage(next: request.next, isAfterReset: isReset))
        }
        // Opening the link spends nothing, as mail programs and chat previews open links on their own.
        router.get("sign-in/:token") { request, context -> Response in
            let token = try context.token()
            let name = try await site.platform.accountName(of: token)
            return try await site.privatePage(request) { maker in
                try SignInLinkPage(token: token, name: name).render(try await maker.pages())
            }
        }
        router.post("sign-in") { request, context -> Response in
            let form = try await Form(request)
            return form.has("token")
                ? try await signIn(byLink: form, request, context)
                : try await signIn(byPassword: try site.checked(form, request), request, context)
        }
        router.get("sign-in/code") { request, _ -> Response in
            guard let step = request.step else { return .seeOther("/sign-in") }
            do {
                _ = try await site.platform.account(owingCodeFor: step)
            } catch AccountError.linkSpent {
                return .seeOther("/sign-in")
            }
            return try await codePage(request, next: request.next)
        }
        router.post("sign-in/code") { request, context -> Response in
            let form = try await site.form(request, context)
            let next = NextPath(form.text("next"))
            guard let step = request.step else { return .seeOther(NextPath.address("/sign-in", next: next)) }
            return try await site.submit {
                let session = try await site.platform.signIn(
                    code: form.text("code"), after: step, by: request.visitor(context))
                return try await signedIn(session, next)
            } orShow: {
                try await codePage(request, next: next, problem: $0)
            }
        }
        router.post("sign-out") { request, context -> Response in
            let viewer = try await site.signedIn(request)
            _ = try await site.form(request, context, of: viewer)
            try await site.platform.signOut(viewer.session)
            var response = Response.seeOther("/")
            response.setCookie(site.cookie("session", "", maximumAge: 0))
            return response
        }
    }

    private func signIn(byLink form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        guard let token = SecretToken(form.secret("token")),
            form.secret("csrf").isEqual(inConstantTimeTo: token.derived(for: SignInLinkPage.purpose))
        else { throw AccountError.linkSpent }
        let session = try await site.platform.signIn(with: token, by: request.visitor(context))
        return try await signedIn(session, nil)
    }

    private func signIn(byPassword form: Form, _ request: Request, _ context: WebContext) async throws -> Response {
        let next = NextPath(form.text("next"))
        let email = form.text("email")
        return try await site.submit {
            let progress = try await site.platform.signIn(
                email: email, password: form.secret("password"), by: request.visitor(context))
            switch progress {
            case .signedIn(let session): return try await signedIn(session, next)
            case .needsCode(let step):
                var response = Response.seeOther(NextPath.address("/sign-in/code", next: next))
                response.setCookie(site.cookie("step", step.text, maximumAge: 600))
                return response
            }
        } orShow: {
            try await page(request, SignInPage(email: email, next: next, problem: $0))
        }
    }

    private func signedIn(_ session: SecretToken, _ next: NextPath?) async throws -> Response {
        let account = try await site.platform.account(of: session)
        return site.signedIn(session, to: Self.home(of: account, next))
    }

    /// Where somebody begins who did not come from anywhere.
    static func home(of account: Account?, _ next: NextPath?) -> String {
        next?.text ?? (account?.has(.operator) == true ? "/admin" : "/studio")
    }

    private func page(_ request: Request, _ page: SignInPage) async throws -> Response {
        try await site.openPage(request, status: page.problem?.status ?? .ok) { maker in
            try page.render(try await maker.pages())
        }
    }

    private func codePage(_ request: Request, next: NextPath?, problem: FormProblem? = nil) async throws -> Response {
        try await site.openPage(request, status: problem?.status ?? .ok) { maker in
            let pages = try await maker.pages()
            let texts = pages.texts
            return try AccountForm(
                name: "sign-in", heading: texts("accounts.code.title"), lede: texts("accounts.code.text"),
                form: SectionForm(
                    action: "/sign-in/code",
                    fields: [
                        FormField(
                            name: "code", label: texts("accounts.code.code"), hint: texts("accounts.code.hint"),
                            isRequired: true, maximumLength: 40, autocomplete: "one-time-code")
                    ], submit: texts("accounts.signIn.submit"), hidden: [("next", next?.text)], problem: problem),
                links: [(texts("accounts.code.other"), "/sign-in")]
            ).render(pages)
        }
    }
}
