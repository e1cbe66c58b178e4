import HTTPTypes
import Hummingbird
import Kernel
import Publishing

/// `/account/data`, `/account/archive.zip`, `/account/leave`, and the link in the mail: `/stay/{token}`
struct LeavingRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("account/data") { request, _ -> Response in
            let viewer = try await site.signedIn(request)
            return try await page(request, viewer)
        }
        router.post("account/archive.zip") { request, context -> Response in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            return try await site.submit {
                let export = try await site.platform.exportAccount(viewer.account, password: form.secret("current"))
                return .archive(named: "byline-\(viewer.account.id)", export.forEach)
            } orShow: {
                try await page(request, viewer, problem: $0, wrong: .archive)
            }
        }
        router.post("account/leave") { request, context -> Response in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            guard let comments = Leaving.Comments(rawValue: form.text("comments")) else { throw BadInput() }
            return try await site.submit {
                try await site.platform.askToLeave(
                    comments: comments, password: form.secret("current"), by: viewer.account)
                var response = Response.seeOther("/left")
                response.setCookie(site.cookie("session", "", maximumAge: 0))
                return response
            } orShow: {
                try await page(request, viewer, problem: $0, wrong: .leaving, comments: comments)
            }
        }
        router.get("left") { request, _ -> Response in
            try await note(
                request, heading: "leaving.asked.title", lede: "leaving.asked.text",
                links: [("accounts.signIn.submit", "/sign-in"), ("nav.home", "/")])
        }
        router.get("stay/:token") { request, context -> Response in
            let token = try context.token()
            let name = try await site.platform.accountToKeep(token)
            return try await site.openPage(request) { maker in
                let pages = try await maker.pages()
                let texts = pages.texts
                return try AccountForm(
                    name: "stay", heading: texts("leaving.stay.title"),
                    lede: texts("leaving.stay.text", ["name": name]),
                    form: SectionForm(
                        action: "/stay", submit: texts("leaving.stay.submit"), hidden: [("token", token.text)])
                ).render(pages)
            }
        }
        router.post("stay") { request, context -> Response in
            let form = try await site.form(request, context)
            guard let token = SecretToken(form.secret("token")) else { throw AccountError.linkSpent }
            try await site.platform.keepAccount(token)
            return .seeOther("/stayed")
        }
        router.get("stayed") { request, _ -> Response in
            try await note(
                request, heading: "leaving.stay.title", lede: "leaving.stayed",
                links: [("accounts.signIn.submit", "/sign-in")])
        }
    }

    private func page(
        _ request: Request, _ viewer: SignedIn, problem: FormProblem? = nil, wrong: DataPage.Section? = nil,
        comments: Leaving.Comments = .anonymised
    ) async throws -> Response {
        let overview = try await site.platform.leavingOverview(of: viewer.account)
        return try await site.privatePage(request, for: viewer, status: problem?.status ?? .ok) { maker in
            try DataPage(viewer: viewer, overview: overview, problem: problem, wrong: wrong, comments: comments)
                .render(maker.pages(overview.chrome.settings, overview.chrome.channels))
        }
    }

    private func note(
        _ request: Request, heading: String, lede: String, links: [(text: String, url: String)]
    ) async throws -> Response {
        try await site.openPage(request) { maker in
            let pages = try await maker.pages()
            return try AccountForm(
                name: "left", heading: pages.texts(heading),
                lede: pages.texts(lede, ["days": String(Leaving.days)]),
                links: links.map { (pages.texts($0.text, ["site": pages.settings.name[pages.language]]), $0.url) }
            ).render(pages)
        }
    }
}
