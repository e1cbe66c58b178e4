import Kernel
import Publishing

/// Who may join, and what is asked of those who apply.
struct JoiningPolicyPage {
    let contents: SettingContents<JoiningPolicy>
    var typed: Form?
    var error: (any ReadableError)?
    var isSaved = false

    private var setting: JoiningPolicy { contents.setting }

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        return try SettingsForm(
            section: .joining,
            parts: [
                SettingsForm.Part(title: texts("admin.joining.accounts"), entries: [signUp(texts)]),
                SettingsForm.Part(
                    title: texts("admin.joining.applications"),
                    entries: [
                        number("attempts", setting.attempts, texts), number("proofDays", setting.proofDays, texts),
                        reservedTerms(texts),
                    ]),
            ], fixed: contents.fixed, error: error, isSaved: isSaved
        ).render(pages)
    }

    static func change(_ setting: inout JoiningPolicy, _ form: Form, fixed: Set<String>) throws {
        setting.signUp = JoiningPolicy.SignUp(rawValue: form.text("signUp")) ?? setting.signUp
        if !fixed.contains("attempts") { setting.attempts = try form.number("attempts") }
        if !fixed.contains("proofDays") { setting.proofDays = try form.number("proofDays") }
        setting.reservedTerms = form.lines("reservedTerms")
    }

    private func value(_ name: String, _ saved: String) -> String { typed.map { $0.text(name) } ?? saved }

    private func signUp(_ texts: Catalogue) -> SettingsForm.Entry {
        SettingsForm.Entry(
            property: "signUp",
            fields: [
                FormField(
                    name: "signUp", label: texts("admin.joining.signUp"),
                    kind: .radio(
                        JoiningPolicy.SignUp.allCases.map {
                            FormField.Option(value: $0.rawValue, text: texts("admin.joining.signUps.\($0.rawValue)"))
                        }), value: value("signUp", setting.signUp.rawValue), isRequired: true)
            ], value: texts("admin.joining.signUps.\(setting.signUp.rawValue)"))
    }

    private func number(_ name: String, _ saved: Int, _ texts: Catalogue) -> SettingsForm.Entry {
        .number(name, value(name, String(saved)), saved: saved, under: "admin.joining", texts)
    }

    private func reservedTerms(_ texts: Catalogue) -> SettingsForm.Entry {
        let saved = setting.reservedTerms.joined(separator: "\n")
        return SettingsForm.Entry(
            property: "reservedTerms",
            fields: [
                FormField(
                    name: "reservedTerms", label: texts("admin.joining.reservedTerms"), kind: .paragraph(rows: 10),
                    value: value("reservedTerms", saved), hint: texts("admin.joining.reservedTermsHint"),
                    maximumLength: 20_000)
            ], value: saved)
    }
}
