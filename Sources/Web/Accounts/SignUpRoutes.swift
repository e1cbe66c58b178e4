import Hummingbird
import Kernel
import Publishing

/// `/sign-up` and the link in the mail that follows.
struct SignUpRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("sign-up") { request, _ -> Response in
            if try await site.viewer(request) != nil { return .seeOther("/account") }
            let invitation = request.queryText("invitation").flatMap(SecretToken.init)
            do {
                let email = try await site.platform.mayJoin(invitation: invitation)
                return try await page(request, SignUpPage(invitation: invitation, invited: email))
            } catch let error as AccountError where error == .signUpClosed || error == .invitationRequired {
                return try await page(request, SignUpPage(problem: FormProblem(error), isShut: true))
            }
        }
        router.post("sign-up") { request, context -> Response in
            let form = try await site.form(request, context)
            let invitation = SecretToken(form.secret("invitation"))
            let asked = SignUpRequest(
                email: form.text("email"), name: form.text("name"), password: form.secret("password"),
                language: request.language)
            let visitor = request.visitor(context)
            return try await site.submit {
                guard let invitation else {
                    try await site.platform.signUp(asked, by: visitor)
                    return .seeOther("/sign-up/sent")
                }
                let session = try await site.platform.join(invitation: invitation, asked, by: visitor)
                return site.signedIn(session, to: "/studio")
            } orShow: { problem in
                var again = SignUpPage(
                    invitation: invitation, email: asked.email, name: asked.name, problem: problem)
                if let invitation { again.invited = try await site.platform.mayJoin(invitation: invitation) }
                return try await page(request, again)
            }
        }
        router.get("sign-up/sent") { request, _ -> Response in
            try await site.openPage(request) { maker in
                let pages = try await maker.pages()
                return try AccountForm(
                    name: "sign-up", heading: pages.texts("accounts.sent.title"),
                    lede: pages.texts("accounts.sent.signUp"),
                    links: [(pages.texts("accounts.sent.again"), "/sign-up")]
                ).render(pages)
            }
        }
        // Opening the link makes nothing, as mail programs open links on their own.
        router.get("sign-up/:token") { request, context -> Response in
            let token = try context.token()
            let asked = try await site.platform.signUp(of: token)
            return try await site.openPage(request) { maker in
                let pages = try await maker.pages()
                return try AccountForm(
                    name: "sign-up", heading: pages.texts("accounts.confirm.title"),
                    lede: pages.texts(
                        "accounts.confirm.text", ["name": asked.name, "email": asked.email.description]),
                    form: SectionForm(
                        action: "/sign-up/confirm", submit: pages.texts("accounts.confirm.submit"),
                        hidden: [("token", token.text)])
                ).render(pages)
            }
        }
        router.post("sign-up/confirm") { request, context -> Response in
            let form = try await site.form(request, context)
            guard let token = SecretToken(form.secret("token")) else { throw AccountError.linkSpent }
            let session = try await site.platform.confirmSignUp(token, by: request.visitor(context))
            return site.signedIn(session, to: "/studio")
        }
    }

    private func page(_ request: Request, _ page: SignUpPage) async throws -> Response {
        try await site.openPage(request, status: page.isShut ? .forbidden : page.problem?.status ?? .ok) { maker in
            try page.render(try await maker.pages())
        }
    }
}

/// The form for joining.
struct SignUpPage {
    var invitation: SecretToken?
    /// The address that was invited, which cannot be changed.
    var invited: EmailAddress?
    var email = ""
    var name = ""
    var problem: FormProblem?
    /// Nobody joins in this way now, and `problem` says why.
    var isShut = false

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        var fields = [
            FormField(
                name: "name", label: texts("accounts.name"), value: name, hint: texts("accounts.nameHint"),
                isRequired: true, maximumLength: DisplayName.maximumLength, autocomplete: "name"),
            .newPassword(texts, label: texts("accounts.password")),
        ]
        if invited == nil { fields.insert(.email(texts, email), at: 0) }
        let site = pages.settings.name[pages.language]
        let welcome =
            invited.map { texts("accounts.signUp.invited", ["email": $0.description]) }
            ?? texts("accounts.signUp.lede")
        return try AccountForm(
            name: "sign-up", heading: texts("accounts.signUp.title", ["site": site]), lede: isShut ? nil : welcome,
            refusal: isShut ? problem?.text(texts) : nil,
            form: isShut
                ? nil
                : SectionForm(
                    action: "/sign-up", fields: fields, submit: texts("accounts.signUp.submit"),
                    hidden: [("invitation", invitation?.text)], problem: problem),
            links: [(texts("accounts.signUp.signIn"), "/sign-in")]
        ).render(pages)
    }
}

extension PageMaker {
    /// For pages that show nothing else from the database.
    func pages() async throws -> Pages {
        let chrome = try await site.platform.chrome()
        return pages(chrome.settings, chrome.channels)
    }
}

extension WebContext {
    /// The key in the address of a link that was mailed.
    /// - Throws: `AccountError.linkSpent`.
    func token() throws -> SecretToken {
        guard let token = parameters.get("token").flatMap(SecretToken.init) else { throw AccountError.linkSpent }
        return token
    }
}
