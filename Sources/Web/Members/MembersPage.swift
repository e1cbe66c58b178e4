import Kernel
import Publishing

/// Who belongs to a publication, and who has been asked to.
struct MembersPage {
    let settings: PublicationSettings
    let viewer: Identifier<Account>
    var typed: Form?
    var error: (any ReadableError)?

    func render(_ pages: Pages) throws -> String {
        let publication = settings.publication.publication, texts = pages.texts
        let path = PublicationSections.members.path(publication.handle)
        return try pages.render(
            "members/members",
            [
                "publication": PublicationHead.fields(settings, pages), "path": path,
                "problem": error.map { texts.text(of: $0) ?? $0.description },
                "offer": settings.offeredTo == viewer
                    ? texts("members.offeredToYou", ["publication": publication.name]) : nil,
                "members": settings.members.map { member($0, pages) },
                "invitations": Fields.list(settings.invitations.map { invitation($0, pages) }),
                "invite": try invite(pages), "canLeave": settings.actions.contains(.leave),
            ],
            PageFrame(
                name: "publication-settings", heading: texts("members.title"),
                work: PublicationSections.make(current: .members, settings, pages)))
    }

    private func canManage(_ role: Membership.Role) -> Bool {
        switch role {
        case .owner: false
        case .editor: settings.actions.contains(.manageEditors)
        case .contributor: settings.actions.contains(.manageContributors)
        }
    }

    private func member(_ member: PublicationSettings.Member, _ pages: Pages) -> Fields {
        let texts = pages.texts
        let other: Membership.Role = member.role == .editor ? .contributor : .editor
        let isOffered = settings.offeredTo == member.account
        return [
            "name": member.name, "account": member.account.description,
            // Addresses are for those who decide; a contributor knows people by their names.
            "email": settings.role == .contributor ? nil : member.email.description,
            "roleName": texts("members.role.\(member.role.rawValue)"),
            "since": texts("members.since", ["date": pages.time.day(member.since)]),
            "isYou": member.account == viewer, "canRemove": canManage(member.role) && member.account != viewer,
            "changeTo": member.role != .owner && settings.actions.contains(.manageEditors)
                ? ["role": other.rawValue, "text": texts("members.make.\(other.rawValue)")] as Fields : nil,
            "canOffer": settings.actions.contains(.handOver) && member.role != .owner && !isOffered,
            "isOffered": isOffered && settings.actions.contains(.handOver),
            "offered": isOffered ? texts("members.offered") : nil,
        ]
    }

    private func invitation(_ invitation: Invitation, _ pages: Pages) -> Fields {
        [
            "email": invitation.email.description, "roleName": pages.texts("members.role.\(invitation.role.rawValue)"),
            "until": pages.texts("members.until", ["date": pages.time.full(invitation.expiresAt)]),
            "canRevoke": canManage(invitation.role),
        ]
    }

    private func invite(_ pages: Pages) throws -> Fields? {
        let texts = pages.texts
        let roles = [Membership.Role.editor, .contributor].filter(canManage)
        guard !roles.isEmpty else { return nil }
        return [
            "items": [
                try pages.field(
                    FormField(
                        name: "email", label: texts("members.email"), kind: .email, value: typed?.text("email") ?? "",
                        hint: texts("members.hint.email"), isRequired: true, maximumLength: 254, autocomplete: "off")),
                try pages.field(
                    FormField(
                        name: "role", label: texts("members.role.label"),
                        kind: .radio(
                            roles.map {
                                FormField.Option(
                                    value: $0.rawValue, text: texts("members.role.\($0.rawValue)"),
                                    hint: texts("members.may.\($0.rawValue)"))
                            }), value: typed?.text("role").nonEmpty ?? Membership.Role.contributor.rawValue,
                        isRequired: true)),
            ]
        ]
    }
}
