import HTTPTypes
import Hummingbird
import Kernel
import Publishing

/// `/studio/publication/{handle}/members` and what is done there.
struct MemberRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("studio/publication/:handle/members") { request, context in
            let viewer = try await site.signedIn(request)
            return try await show(request, viewer, try context.handle())
        }
        for (name, action) in actions {
            router.post("studio/publication/:handle/members/\(name)") { request, context in
                let viewer = try await site.signedIn(request)
                let form = try await site.form(request, context, of: viewer)
                let handle = try context.handle()
                do {
                    try await action(handle, form, viewer, request.language)
                    return Response.seeOther(PublicationSections.members.path(handle))
                } catch let error as any ReadableError where error.kind != .forbidden && !(error is ReadingError) {
                    return try await show(request, viewer, handle, form, error)
                }
            }
        }
        router.post("studio/publication/:handle/leave") { request, context in
            let viewer = try await site.signedIn(request)
            _ = try await site.form(request, context, of: viewer)
            try await site.platform.leave(try context.handle(), by: viewer.account)
            return Response.seeOther("/studio")
        }
    }

    private typealias Action = @Sendable (Handle, Form, SignedIn, Language) async throws -> Void

    private var actions: [(String, Action)] {
        let platform = site.platform
        return [
            (
                "invite",
                { handle, form, viewer, language in
                    guard let email = EmailAddress(form.text("email")) else { throw NoEmailAddress() }
                    guard let role = Membership.Role(rawValue: form.text("role")) else { throw BadInput() }
                    try await platform.invite(email, as: role, to: handle, language: language, by: viewer.account)
                }
            ),
            (
                "revoke",
                { handle, form, viewer, _ in
                    guard let email = EmailAddress(form.text("email")) else { throw BadInput() }
                    try await platform.revokeInvitation(email, to: handle, by: viewer.account)
                }
            ),
            (
                "role",
                { handle, form, viewer, _ in
                    guard let role = Membership.Role(rawValue: form.text("role")) else { throw BadInput() }
                    try await platform.changeRole(of: try form.member(), to: role, in: handle, by: viewer.account)
                }
            ),
            (
                "remove",
                { handle, form, viewer, _ in
                    try await platform.removeMember(try form.member(), from: handle, by: viewer.account)
                }
            ),
            (
                "offer",
                { handle, form, viewer, _ in
                    try await platform.offerOwnership(of: handle, to: try form.member(), by: viewer.account)
                }
            ),
            (
                "withdraw-offer",
                { handle, _, viewer, _ in
                    try await platform.withdrawOwnershipOffer(of: handle, by: viewer.account)
                }
            ),
            (
                "answer-offer",
                { handle, form, viewer, _ in
                    try await platform.answerOwnershipOffer(
                        of: handle, isAccepted: form.has("accept"), by: viewer.account)
                }
            ),
        ]
    }

    private func show(
        _ request: Request, _ viewer: SignedIn, _ handle: Handle, _ form: Form? = nil,
        _ error: (any ReadableError)? = nil
    ) async throws -> Response {
        let settings = try await site.platform.publicationSettings(handle, for: viewer.account)
        return try await site.privatePage(request, for: viewer, status: error == nil ? .ok : .unprocessableContent) {
            maker in
            try MembersPage(settings: settings, viewer: viewer.account.id, typed: form, error: error)
                .render(maker.pages(settings.chrome.settings, settings.chrome.channels))
        }
    }
}

extension Form {
    /// - Throws: `BadInput` when no account is named.
    fileprivate func member() throws -> Identifier<Account> {
        guard let id = Identifier<Account>(text("account")) else { throw BadInput() }
        return id
    }
}

/// What was typed is no e-mail address.
struct NoEmailAddress: ReadableError {
    var kind: ReadableErrorKind { .invalid }
    var messageKey: String { "no_email_address" }
    var description: String { "That is not an e-mail address." }
}
