/// A page with one form and little else: joining, signing in, a new password.
struct AccountForm {
    struct Message {
        let text: String
        var isDone = false
    }

    /// Of the page, for its style.
    var name: String
    var heading: String
    var lede: String?
    var message: Message?
    /// Where the form goes; `nil` for a page without one.
    var action: String?
    var hidden: [(name: String, value: String?)] = []
    var fields: [FormField] = []
    var submit = ""
    /// What else one may want here.
    var links: [(text: String, url: String)] = []
    var problem: FormProblem?
    var area: WorkFrame.Area?
    var scripts: [String] = []
    /// Whether a passkey does in place of the form.
    var takesPasskey = false

    func render(_ pages: Pages) throws -> String {
        var fields = fields
        var message = message
        if let problem {
            let text = problem.text(pages.texts)
            if let index = fields.firstIndex(where: { $0.name == problem.field }) {
                fields[index].error = text
            } else {
                message = Message(text: text)
            }
        }
        return try pages.render(
            "accounts/form",
            [
                "lede": lede,
                "message": message.map { ["text": $0.text, "done": $0.isDone] as Fields },
                "form": try action.map { action in
                    [
                        "action": action, "submit": submit, "fields": try fields.map { try pages.field($0) },
                        "hidden": hidden.compactMap { name, value in
                            value.map { ["hiddenName": name, "hiddenValue": $0] as Fields }
                        },
                    ] as Fields
                },
                "passkey": takesPasskey, "more": Fields.list(links.map { ["text": $0.text, "url": $0.url] as Fields }),
            ],
            PageFrame(name: name, heading: heading, work: WorkFrame(area: area), scripts: scripts))
    }
}

extension FormField {
    static func email(_ texts: Catalogue, _ value: String, autocomplete: String = "email") -> FormField {
        FormField(
            name: "email", label: texts("accounts.email"), kind: .email, value: value, isRequired: true,
            maximumLength: 254, autocomplete: autocomplete)
    }

    static func newPassword(_ texts: Catalogue, label: String? = nil) -> FormField {
        FormField(
            name: "password", label: label ?? texts("accounts.newPassword"), kind: .password,
            hint: texts("accounts.passwordHint"), isRequired: true, maximumLength: 128, autocomplete: "new-password")
    }

    /// The password of who is signed in, before what matters.
    static func currentPassword(_ texts: Catalogue, id: String? = nil) -> FormField {
        FormField(
            name: "current", label: texts("accounts.currentPassword"), kind: .password, isRequired: true,
            maximumLength: 1024, autocomplete: "current-password", id: id)
    }
}
