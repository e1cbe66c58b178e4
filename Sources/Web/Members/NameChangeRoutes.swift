import Hummingbird
import Kernel
import Publishing

/// `/desk/name-changes/{handle}`: names with reserved terms, which the page of applications lists.
struct NameChangeRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.post("desk/name-changes/:handle") { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            try await site.platform.decideNameChange(
                of: try context.handle(), isApproved: form.has("approve"), reason: form.text("reason"),
                by: viewer.account)
            await site.siteChanged()
            return Response.seeOther("/desk/applications")
        }
    }
}
