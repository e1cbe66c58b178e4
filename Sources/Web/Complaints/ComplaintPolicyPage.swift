import Kernel
import Publishing

/// How complaints are handled, and whose go first.
struct ComplaintPolicyPage {
    let contents: SettingContents<ComplaintPolicy>
    let trusted: [TrustedComplainant]
    var typed: Form?
    var error: (any ReadableError)?
    var isSaved = false

    private static var properties: [(name: String, path: WritableKeyPath<ComplaintPolicy, Int>)] {
        [
            ("bundleDays", \.bundleDays), ("answerDays", \.answerDays), ("contactDays", \.contactDays),
            ("unfoundedLimit", \.unfoundedLimit),
        ]
    }

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        return try SettingsForm(
            section: .complaints,
            parts: [
                SettingsForm.Part(
                    title: texts("admin.complaints.handling"), entries: Self.properties.map { entry($0, $1, texts) })
            ], fixed: contents.fixed, error: error, isSaved: isSaved, more: try people(pages)
        ).render(pages)
    }

    static func change(_ setting: inout ComplaintPolicy, _ form: Form, fixed: Set<String>) throws {
        for (name, path) in properties where !fixed.contains(name) {
            setting[keyPath: path] = try form.number(name)
        }
    }

    private func entry(_ name: String, _ path: KeyPath<ComplaintPolicy, Int>, _ texts: Catalogue) -> SettingsForm.Entry
    {
        let saved = contents.setting[keyPath: path]
        let value = typed.flatMap { $0.has(name) ? $0.text(name) : nil } ?? String(saved)
        return .number(name, value, saved: saved, under: "admin.complaints", texts)
    }

    private func people(_ pages: Pages) throws -> String {
        let texts = pages.texts, words = ComplaintTexts(pages: pages)
        return try pages.templates.render(
            "admin/complainants",
            [
                "title": texts("admin.complaints.trusted"), "lede": texts("admin.complaints.trustedLede"),
                "csrf": pages.csrf ?? "", "remove": texts("admin.complaints.distrust"),
                "add": texts("admin.complaints.trust"),
                "people": Fields.list(
                    trusted.map { person in
                        [
                            "name": person.name, "email": person.email.description, "note": person.note.nonEmpty,
                            "since": words.when(person.since), "record": person.record.map(words.record),
                            "action": "/admin/complaints/\(person.account)/distrust",
                        ] as Fields
                    }),
                "fields": try [
                    FormField(
                        name: "email", label: texts("accounts.email"), kind: .email, value: typed?.text("email") ?? "",
                        hint: texts("admin.complaints.emailHint"), isRequired: true, maximumLength: 254),
                    FormField(
                        name: "note", label: texts("admin.complaints.note"), value: typed?.text("note") ?? "",
                        hint: texts("admin.complaints.noteHint"), maximumLength: 500),
                ].map { try pages.field($0) },
            ])
    }
}
