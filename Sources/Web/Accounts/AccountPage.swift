import Kernel
import Publishing

/// Somebody's name, language and address.
struct AccountPage {
    enum Section {
        case profile, address
    }

    /// What the pages of an account say was done, under `accounts.done`.
    static let deeds: Set<String> = [
        "profile", "mailed", "address", "password", "sessions", "second-step-off", "choices",
        "digest-asked", "erased",
    ]

    let viewer: SignedIn
    var name: String?
    var language: Language?
    var email = ""
    var done: String?
    var problem: FormProblem?
    /// The form the problem is about.
    var wrong: Section?

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        return try pages.render(
            "accounts/show",
            [
                "done": done.map { texts("accounts.done.\($0)") },
                "profile": try profile(texts).model(pages),
                "addressNow": texts("accounts.overview.addressNow", ["email": viewer.account.email.description]),
                "address": try address(texts).model(pages),
                "signOut": ["action": "/sign-out"] as Fields,
            ],
            PageFrame(
                name: "account", heading: texts("accounts.overview.title"), work: .account(texts, current: "/account")))
    }

    private func profile(_ texts: Catalogue) -> SectionForm {
        let languages = Language.allCases.map {
            FormField.Option(value: $0.rawValue, text: $0.ownName)
        }
        return SectionForm(
            action: "/account",
            fields: [
                FormField(
                    name: "name", label: texts("accounts.name"), value: name ?? viewer.account.name,
                    hint: texts("accounts.nameHint"), isRequired: true, maximumLength: DisplayName.maximumLength,
                    autocomplete: "name"),
                FormField(
                    name: "language", label: texts("accounts.overview.language"), kind: .radio(languages),
                    value: (language ?? viewer.account.language).rawValue,
                    hint: texts("accounts.overview.languageHint"), isRequired: true),
            ], submit: texts("accounts.save"), problem: wrong == .profile ? problem : nil)
    }

    private func address(_ texts: Catalogue) -> SectionForm {
        var fields: [FormField] = [.email(texts, email, label: texts("accounts.overview.newAddress"))]
        if viewer.account.hasPassword { fields.append(.currentPassword(texts, in: "address")) }
        return SectionForm(
            action: "/account/address", fields: fields, submit: texts("accounts.overview.changeAddress"),
            problem: wrong == .address ? problem : nil)
    }
}

extension WorkFrame {
    /// The pages of somebody's account.
    static func account(_ texts: Catalogue, current: String) -> WorkFrame {
        let pages = [
            ("/account", texts("accounts.overview.section")), ("/account/security", texts("accounts.security.section")),
            ("/account/notifications", texts("accounts.choices.section")),
            ("/account/following", texts("following.manage")), ("/account/bookmarks", texts("bookmarks.title")),
            ("/account/history", texts("history.section")), ("/studio/decisions", texts("statement.all")),
            ("/account/complaints", texts("complaint.own.title")),
            ("/account/data", texts("data.section")),
            ("/for-you/interests", texts("forYou.interests")),
        ]
        return WorkFrame(
            area: .account,
            sections: pages.map { Section(name: $0.1, url: $0.0, isCurrent: $0.0 == current) })
    }
}
