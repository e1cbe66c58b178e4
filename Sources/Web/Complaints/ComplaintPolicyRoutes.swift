import Hummingbird
import Kernel
import Publishing

/// `/admin/complaints`: how complaints are handled, and whose go first.
struct ComplaintPolicyRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("admin/complaints") { request, _ in
            try await show(request, try await site.signedIn(request))
        }
        router.post("admin/complaints") { request, context in
            try await change(request, context) { account, form in
                let fixed = try await site.platform.administered(ComplaintPolicy.self, for: account).fixed
                try await site.platform.changeSetting(ComplaintPolicy.self, by: account) {
                    try ComplaintPolicyPage.change(&$0, form, fixed: fixed)
                }
            }
        }
        router.post("admin/complaints/trust") { request, context in
            try await change(request, context) { account, form in
                try await site.platform.trust(form.text("email"), note: form.text("note"), by: account)
            }
        }
        router.post("admin/complaints/:account/distrust") { request, context in
            guard let id = context.parameters.get("account").flatMap({ Identifier<Account>($0) }) else {
                throw ReadingError.noSuchPage
            }
            return try await change(request, context) { account, _ in
                try await site.platform.distrust(id, by: account)
            }
        }
    }

    private func change(
        _ request: Request, _ context: WebContext, _ act: (Account, Form) async throws -> Void
    ) async throws -> Response {
        let viewer = try await site.signedIn(request)
        let form = try await site.form(request, context, of: viewer)
        do {
            try await act(viewer.account, form)
            return Response.seeOther("/admin/complaints?saved")
        } catch let error as any ReadableError where error.kind == .invalid || error.kind == .conflict {
            return try await show(request, viewer, form, error)
        }
    }

    private func show(
        _ request: Request, _ viewer: SignedIn, _ typed: Form? = nil, _ error: (any ReadableError)? = nil
    ) async throws -> Response {
        let trusted = try await site.platform.trustedComplainants(for: viewer.account)
        return try await site.settingsPage(ComplaintPolicy.self, request, viewer, typed: typed, error: error) {
            try ComplaintPolicyPage(contents: $0, trusted: trusted, typed: $1, error: $2, isSaved: $3).render($4)
        }
    }
}
