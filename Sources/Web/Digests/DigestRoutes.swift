import HTTPTypes
import Hummingbird
import Kernel
import Publishing

/// `/account/digest`, and the links in its mails: `/digest/confirm/{token}`, `/digest/end/{token}`
struct DigestRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.post("account/digest") { request, context -> Response in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            guard let frequency = Digest.Frequency(rawValue: form.text("frequency")) else { throw BadInput() }
            let isAsked = try await site.platform.chooseDigest(frequency, of: viewer.account)
            return .seeOther("/account/notifications?done=\(isAsked ? "digest-asked" : "choices")")
        }
        router.get("digest/confirm/:token") { request, context -> Response in
            let token = try context.token()
            let asked = try await site.platform.digestToConfirm(token)
            return try await site.openPage(request) { maker in
                let pages = try await maker.pages()
                let texts = pages.texts
                return try AccountForm(
                    name: "digest", heading: texts("digest.confirm.title"),
                    lede: texts("digest.confirm.\(asked.frequency.rawValue)", ["name": asked.name]),
                    form: SectionForm(
                        action: "/digest/confirm", submit: texts("digest.confirm.submit"),
                        hidden: [("token", token.text)])
                ).render(pages)
            }
        }
        router.post("digest/confirm") { request, context -> Response in
            let form = try await site.form(request, context)
            guard let token = SecretToken(form.secret("token")) else { throw AccountError.linkSpent }
            try await site.platform.confirmDigest(token)
            return .seeOther("/digest/confirmed")
        }
        router.get("digest/confirmed") { request, _ -> Response in
            try await note(request, heading: "digest.confirm.title", lede: "digest.confirmed")
        }
        // Mail programs open links on their own: looking ends nothing.
        router.get("digest/end/:token") { request, context -> Response in
            guard let token = context.parameters.get("token").flatMap(DigestToken.init) else {
                throw AccountError.linkSpent
            }
            guard try await site.platform.isSubscribed(token) else { return try await ended(request) }
            return try await site.openPage(request) { maker in
                let pages = try await maker.pages()
                let texts = pages.texts
                return try AccountForm(
                    name: "digest", heading: texts("digest.end.title"), lede: texts("digest.end.text"),
                    form: SectionForm(action: "/digest/end/\(token)", submit: texts("digest.end.submit"))
                ).render(pages)
            }
        }
        // RFC 8058: a mail service sends this without a session, and the signed address alone says who it is for. Whoever
        // has the address has the mail, and can do no more than end it; so no other key is asked for.
        router.post("digest/end/:token") { request, context -> Response in
            guard let token = context.parameters.get("token").flatMap(DigestToken.init) else {
                throw AccountError.linkSpent
            }
            try await site.platform.endDigest(token)
            return try await ended(request)
        }
    }

    private func ended(_ request: Request) async throws -> Response {
        try await note(request, heading: "digest.end.title", lede: "digest.ended")
    }

    private func note(_ request: Request, heading: String, lede: String) async throws -> Response {
        try await site.openPage(request) { maker in
            let pages = try await maker.pages()
            return try AccountForm(
                name: "digest", heading: pages.texts(heading), lede: pages.texts(lede),
                links: [
                    (pages.texts("digest.choose"), "/account/notifications"),
                    (pages.texts("following.title"), "/following"),
                ]
            ).render(pages)
        }
    }
}
