import Kernel
import Publishing

/// What credit weighs.
struct CreditPolicyPage {
    let contents: SettingContents<CreditPolicy>
    var typed: Form?
    var error: (any ReadableError)?
    var isSaved = false

    private typealias Property = (name: String, path: WritableKeyPath<CreditPolicy, Int>)

    private static var weights: [Property] {
        [
            ("illegalContent", \.illegalContent), ("infringement", \.infringement),
            ("falseOriginality", \.falseOriginality), ("rumour", \.rumour), ("clickbait", \.clickbait),
            ("stale", \.stale), ("lowQuality", \.lowQuality), ("undeclaredAdvertising", \.undeclaredAdvertising),
            ("cleanDay", \.cleanDay),
        ]
    }

    private static var steps: [Property] {
        [
            ("firstStep", \.firstStep), ("firstMuteDays", \.firstMuteDays), ("secondStep", \.secondStep),
            ("secondMuteDays", \.secondMuteDays), ("reviewBelow", \.reviewBelow),
        ]
    }

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        return try SettingsForm(
            section: .credit,
            parts: [
                SettingsForm.Part(
                    title: texts("admin.credit.weights"), entries: Self.weights.map { entry($0, $1, texts) }),
                SettingsForm.Part(title: texts("admin.credit.steps"), entries: Self.steps.map { entry($0, $1, texts) }),
            ], fixed: contents.fixed, error: error, isSaved: isSaved
        ).render(pages)
    }

    static func change(_ setting: inout CreditPolicy, _ form: Form, fixed: Set<String>) throws {
        for (name, path) in weights + steps where !fixed.contains(name) {
            setting[keyPath: path] = try form.number(name)
        }
    }

    private func entry(_ name: String, _ path: KeyPath<CreditPolicy, Int>, _ texts: Catalogue) -> SettingsForm.Entry {
        let saved = contents.setting[keyPath: path]
        return .number(name, typed.map { $0.text(name) } ?? String(saved), saved: saved, under: "admin.credit", texts)
    }
}
