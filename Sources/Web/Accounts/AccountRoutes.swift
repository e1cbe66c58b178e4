import Hummingbird
import Kernel
import Publishing

/// `/account` and `/admin`
struct AccountRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("account") { request, _ -> Response in
            let viewer = try await site.signedIn(request)
            return try await page(request, AccountPage(viewer: viewer, done: request.done))
        }
        router.post("account") { request, context -> Response in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            let language = Language(rawValue: form.text("language")) ?? viewer.account.language
            return try await site.submit {
                try await site.platform.changeProfile(of: viewer.account, name: form.text("name"), language: language)
                var response = Response.seeOther("/account?done=profile")
                response.setCookie(site.cookie("lang", language.rawValue, maximumAge: 365 * 86_400))
                return response
            } orShow: {
                try await page(
                    request,
                    AccountPage(
                        viewer: viewer, name: form.text("name"), language: language, problem: $0, wrong: .profile))
            }
        }
        router.post("account/address") { request, context -> Response in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            return try await site.submit {
                try await site.platform.askForNewAddress(
                    form.text("email"), password: form.secret("current"), of: viewer.account)
                return .seeOther("/account?done=mailed")
            } orShow: {
                try await page(
                    request, AccountPage(viewer: viewer, email: form.text("email"), problem: $0, wrong: .address))
            }
        }
        router.get("admin") { request, _ -> Response in
            let viewer = try await site.signedIn(request)
            let overview = try await site.platform.overview(for: viewer.account)
            return try await site.privatePage(request, for: viewer) { maker in
                try AdminPage(overview: overview, name: viewer.account.name, facts: site.facts)
                    .render(maker.pages(overview.settings, overview.channels))
            }
        }
    }

    private func page(_ request: Request, _ page: AccountPage) async throws -> Response {
        try await site.privatePage(request, for: page.viewer, status: page.problem?.status ?? .ok) { maker in
            try page.render(try await maker.pages())
        }
    }
}

extension Request {
    /// What was just done, where a form has led here.
    var done: String? {
        queryText("done").flatMap { AccountPage.deeds.contains($0) ? $0 : nil }
    }
}
