import Kernel
import Publishing

/// The form for signing in with a password.
struct SignInPage {
    var email = ""
    var next: NextPath?
    var problem: FormProblem?
    /// A new password was just chosen.
    var isAfterReset = false

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        let site = pages.settings.name[pages.language]
        return try AccountForm(
            name: "sign-in", heading: texts("accounts.signIn.title", ["site": site]),
            done: isAfterReset ? texts("accounts.reset.done") : nil,
            form: SectionForm(
                action: "/sign-in",
                fields: [
                    .email(texts, email, autocomplete: "username"),
                    FormField(
                        name: "password", label: texts("accounts.password"), kind: .password, isRequired: true,
                        maximumLength: 1024, autocomplete: "current-password"),
                ], submit: texts("accounts.signIn.submit"), hidden: [("next", next?.text)], problem: problem),
            links: [
                (texts("accounts.signIn.forgotten"), "/reset"), (texts("accounts.signIn.signUp"), "/sign-up"),
            ], takesPasskey: true
        ).render(pages)
    }
}

/// Asks before a one-time link is spent.
struct SignInLinkPage {
    /// What the form's CSRF token is derived for.
    static let purpose = "sign-in"

    let token: SecretToken
    let name: String

    func render(_ pages: Pages) throws -> String {
        try pages.render(
            "sign-in/show",
            [
                "text": pages.texts("signIn.asUser", ["name": name]), "action": "/sign-in", "token": token.text,
                "csrf": token.derived(for: Self.purpose),
            ], PageFrame(name: "sign-in", heading: pages.texts("signIn.title")))
    }
}
