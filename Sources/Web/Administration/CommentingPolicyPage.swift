import Kernel
import Publishing

/// Who may comment, and what waits for a moderator.
struct CommentingPolicyPage {
    let contents: SettingContents<CommentingPolicy>
    var typed: Form?
    var error: (any ReadableError)?
    var isSaved = false

    private typealias Property = (name: String, path: WritableKeyPath<CommentingPolicy, Int>)

    private static var numbers: [Property] {
        [
            ("editMinutes", \.editMinutes), ("maximumLength", \.maximumLength), ("freeLinks", \.freeLinks),
            ("newcomerHours", \.newcomerHours),
        ]
    }

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        return try SettingsForm(
            section: .comments,
            parts: [
                SettingsForm.Part(title: texts("admin.commenting.who"), entries: [mode(texts)]),
                SettingsForm.Part(
                    title: texts("admin.commenting.measures"), entries: Self.numbers.map { number($0, $1, texts) }),
            ], fixed: contents.fixed, error: error, isSaved: isSaved
        ).render(pages)
    }

    static func change(_ setting: inout CommentingPolicy, _ form: Form, fixed: Set<String>) throws {
        if !fixed.contains("mode") {
            guard let mode = Filing.CommentPolicy(rawValue: form.text("mode")) else { throw BadInput() }
            setting.mode = mode
        }
        for (name, path) in numbers where !fixed.contains(name) { setting[keyPath: path] = try form.number(name) }
    }

    private func mode(_ texts: Catalogue) -> SettingsForm.Entry {
        let saved = contents.setting.mode
        return SettingsForm.Entry(
            property: "mode",
            fields: [
                FormField(
                    name: "mode", label: texts("admin.commenting.mode"),
                    kind: .radio(
                        Filing.CommentPolicy.allCases.map {
                            FormField.Option(
                                value: $0.rawValue, text: texts("comments.mode.\($0.rawValue)"),
                                hint: texts("comments.modeHint.\($0.rawValue)"))
                        }), value: typed?.text("mode") ?? saved.rawValue, isRequired: true)
            ], value: texts("comments.mode.\(saved.rawValue)"))
    }

    private func number(_ name: String, _ path: KeyPath<CommentingPolicy, Int>, _ texts: Catalogue)
        -> SettingsForm.Entry
    {
        let saved = contents.setting[keyPath: path]
        return .number(
            name, typed.map { $0.text(name) } ?? String(saved), saved: saved, under: "admin.commenting", texts)
    }
}
