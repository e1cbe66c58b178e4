import Kernel
import Publishing

/// How somebody signs in, and where they are signed in.
struct SecurityPage {
    let viewer: SignedIn
    let security: AccountSecurity
    var done: String?
    /// About the password.
    var problem: FormProblem?

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        return try pages.render(
            "accounts/security",
            [
                "done": done.map { texts("accounts.done.\($0)") },
                "passwordText": texts(
                    viewer.account.hasPassword ? "accounts.security.passwordText" : "accounts.security.noPassword"),
                "password": try password(texts).model(pages),
                "secondStep": secondStep(texts),
                "passkeys": passkeys(pages),
                "addPasskey": try addPasskey(texts).model(pages),
                "sessions": security.sessions.map { session($0, pages) },
                "hasOthers": security.sessions.count > 1,
            ],
            PageFrame(
                name: "security", heading: texts("accounts.security.title"),
                work: .account(texts, current: "/account/security"), scripts: ["passkeys.js"]))
    }

    private func password(_ texts: Catalogue) -> SectionForm {
        var fields: [FormField] = [.newPassword(texts)]
        if viewer.account.hasPassword { fields.insert(.currentPassword(texts, in: "password"), at: 0) }
        return SectionForm(
            action: "/account/password", fields: fields, submit: texts("accounts.reset.save"), problem: problem)
    }

    private func secondStep(_ texts: Catalogue) -> Fields {
        switch security.secondStep {
        case .off, .begun:
            [
                "text": texts("accounts.secondStep.inactive"), "state": texts("accounts.security.inactive"),
                "isOn": false,
            ]
        case .on(let codes):
            [
                "text": texts("accounts.secondStep.codesLeft", count: codes),
                "state": texts("accounts.security.active"),
                "isOn": true,
            ]
        }
    }

    private func passkeys(_ pages: Pages) -> [Fields] {
        security.passkeys.map { passkey in
            [
                "passkeyID": passkey.id, "passkeyName": passkey.name,
                "added": pages.texts("accounts.passkeys.added", ["time": pages.time.day(passkey.createdAt)]),
                "used": passkey.usedAt.map {
                    pages.texts("accounts.passkeys.used", ["time": pages.time.full($0)])
                } ?? pages.texts("accounts.passkeys.unused"),
            ]
        }
    }

    private func addPasskey(_ texts: Catalogue) -> SectionForm {
        var fields = [
            FormField(
                name: "passkey-name", label: texts("accounts.passkeys.name"), hint: texts("accounts.passkeys.nameHint"),
                isRequired: true, maximumLength: 60, autocomplete: "off")
        ]
        if viewer.account.hasPassword { fields.append(.currentPassword(texts, in: "passkey")) }
        return SectionForm(
            action: "/account/security", fields: fields, submit: texts("accounts.passkeys.add"), id: "add-passkey")
    }

    private func session(_ session: Session, _ pages: Pages) -> Fields {
        let texts = pages.texts
        return [
            "device": session.device.nonEmpty ?? texts("accounts.security.unknownDevice"),
            "since": texts("accounts.security.since", ["time": pages.time.full(session.createdAt)]),
            "seen": texts("accounts.security.seen", ["time": pages.time.full(session.seenAt)]),
            "isThis": session.id == viewer.id, "sessionID": session.id.description,
        ]
    }
}
