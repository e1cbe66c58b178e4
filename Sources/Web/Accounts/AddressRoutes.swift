import Hummingbird
import Kernel
import Publishing

/// `/address/{token}`: the link in the mail to a new address.
struct AddressRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("address/:token") { request, context -> Response in
            let token = try context.token()
            let asked = try await site.platform.newAddress(of: token)
            return try await site.openPage(request) { maker in
                let pages = try await maker.pages()
                let texts = pages.texts
                return try AccountForm(
                    name: "address", heading: texts("accounts.address.title"),
                    lede: texts("accounts.address.text", ["name": asked.name, "email": asked.email.description]),
                    form: SectionForm(
                        action: "/address/confirm", submit: texts("accounts.address.submit"),
                        hidden: [("token", token.text)])
                ).render(pages)
            }
        }
        router.post("address/confirm") { request, context -> Response in
            let form = try await site.form(request, context)
            guard let token = SecretToken(form.secret("token")) else { throw AccountError.linkSpent }
            try await site.platform.confirmNewAddress(token)
            return .seeOther("/account?done=address")
        }
    }
}
