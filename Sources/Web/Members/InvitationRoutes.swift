import HTTPTypes
import Hummingbird
import Kernel
import Publishing

/// `/invitations/{token}`: joining a publication one was invited to. Looking at it spends nothing.
struct InvitationRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("invitations/:token") { request, context in
            let viewer = try await site.signedIn(request)
            return try await show(request, viewer, try context.invitation())
        }
        router.post("invitations/:token") { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            let token = try context.invitation()
            if form.has("decline") {
                try await site.platform.declineInvitation(token, by: viewer.account)
                return Response.seeOther("/studio")
            }
            do {
                let handle = try await site.platform.acceptInvitation(
                    token, isConfirmed: form.has("confirmed"), by: viewer.account)
                return Response.seeOther(PublicationSections.members.path(handle))
            } catch let error as MemberError where error.kind != .gone {
                return try await show(request, viewer, token, error)
            }
        }
    }

    private func show(
        _ request: Request, _ viewer: SignedIn, _ token: SecretToken, _ error: MemberError? = nil
    ) async throws -> Response {
        let contents = try await site.platform.invitation(token)
        return try await site.privatePage(request, for: viewer, status: error == nil ? .ok : .unprocessableContent) {
            maker in
            try InvitationPage(contents: contents, token: token, viewer: viewer.account, error: error)
                .render(maker.pages(contents.chrome.settings, contents.chrome.channels))
        }
    }
}

extension WebContext {
    /// - Throws: `MemberError.invitationSpent` for what cannot be the token of an invitation.
    fileprivate func invitation() throws -> SecretToken {
        guard let token = parameters.get("token").flatMap(SecretToken.init) else { throw MemberError.invitationSpent }
        return token
    }
}

/// Asks whether somebody wants to join.
struct InvitationPage {
    let contents: InvitationContents
    let token: SecretToken
    let viewer: Account
    var error: (any ReadableError)?

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts, invitation = contents.invitation
        let isOthers = invitation.email != viewer.email
        return try pages.render(
            "members/invitation",
            [
                "publication": pages.publicationFields(contents.publication),
                "text": texts(
                    "members.invitation.text",
                    [
                        "name": contents.invitedBy ?? contents.publication.publication.name,
                        "publication": contents.publication.publication.name,
                        "role": texts("members.role.\(invitation.role.rawValue)"),
                    ]), "may": texts("members.may.\(invitation.role.rawValue)"),
                "until": texts("members.until", ["date": pages.time.full(invitation.expiresAt)]),
                "problem": error.map { texts.text(of: $0) ?? $0.description }, "action": "/invitations/\(token.text)",
                "confirm": isOthers
                    ? try pages.field(
                        FormField(
                            name: "confirmed",
                            label: texts(
                                "members.invitation.confirm",
                                ["sent": invitation.email.masked, "yours": viewer.email.description]), kind: .box,
                            isRequired: true)) : nil,
            ],
            PageFrame(
                name: "invitation", heading: texts("members.invitation.title"), work: WorkFrame(area: .studio)))
    }
}
