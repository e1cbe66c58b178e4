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
                "passkeyNames": security.passkeys.isEmpty
                    ? nil : security.passkeys.map(\.name).joined(separator: " · "),
                "sessions": security.sessions.map { session($0, pages) },
                "hasOthers": security.sessions.count > 1,
            ],
            PageFrame(
                name: "security", heading: texts("accounts.security.title"),
                work: .account(texts, current: "/account/security")))
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
                "state": texts("accounts.security.inactive"),
                "isOn": false,
            ]
        case .on(let codes):
            [
                "codes": texts("accounts.secondStep.codesLeft", count: codes),
                "state": texts("accounts.security.active"),
                "isOn": true,
            ]
        }
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
