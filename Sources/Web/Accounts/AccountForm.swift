/// A page with one form and little else: joining, signing in, a new password.
struct AccountForm {
    /// Of the page, for its style.
    var name: String
    var heading: String
    var lede: String?
    /// What was just done.
    var done: String?
    /// Why there is no form.
    var refusal: String?
    var form: SectionForm?
    /// What else one may want here.
    var links: [(text: String, url: String)] = []
    /// Whether a passkey does in place of the form.
    var takesPasskey = false

    func render(_ pages: Pages) throws -> String {
        try pages.render(
            "accounts/form",
            [
                "lede": lede, "done": done, "refusal": refusal, "form": try form.map { try $0.model(pages) },
                "passkey": takesPasskey,
                "more": Fields.list(links.map { ["text": $0.text, "url": $0.url] as Fields }),
            ],
            PageFrame(
                name: name, heading: heading, work: WorkFrame(),
                scripts: takesPasskey ? ["passkeys.js"] : []))
    }
}

extension FormField {
    static func email(
        _ texts: Catalogue, _ value: String = "", label: String? = nil, autocomplete: String = "email"
    ) -> FormField {
        FormField(
            name: "email", label: label ?? texts("accounts.email"), kind: .email, value: value, isRequired: true,
            maximumLength: 254, autocomplete: autocomplete)
    }

    static func newPassword(_ texts: Catalogue, label: String? = nil) -> FormField {
        FormField(
            name: "password", label: label ?? texts("accounts.newPassword"), kind: .password,
            hint: texts("accounts.passwordHint"), isRequired: true, maximumLength: 128, autocomplete: "new-password")
    }

    /// The password of who is signed in, before what matters; several may stand on one page.
    static func currentPassword(_ texts: Catalogue, in form: String) -> FormField {
        FormField(
            name: "current", label: texts("accounts.currentPassword"), kind: .password, isRequired: true,
            maximumLength: 1024, autocomplete: "current-password", id: "\(form)-current")
    }
}
