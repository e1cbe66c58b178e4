import Kernel
import Publishing

/// How what is submitted is screened and reviewed.
struct ReviewPolicyPage {
    let contents: SettingContents<ReviewPolicy>
    var typed: Form?
    var error: (any ReadableError)?
    var isSaved = false

    private var setting: ReviewPolicy { contents.setting }

    private static let numbers: [(String, any WritableKeyPath<ReviewPolicy, Int> & Sendable)] = [
        ("claimMinutes", \.claimMinutes), ("undoSeconds", \.undoSeconds), ("probationArticles", \.probationArticles),
        ("probationDays", \.probationDays), ("submissionsPerDay", \.submissionsPerDay),
        ("minimumWords", \.minimumWords),
    ]

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        return try SettingsForm(
            section: .review,
            parts: [
                SettingsForm.Part(
                    title: texts("admin.review.course"),
                    entries: [
                        box("activePublishAtOnce", setting.activePublishAtOnce, texts),
                        box("needsSecondReviewer", setting.needsSecondReviewer, texts),
                    ] + Self.numbers.prefix(4).map { number($0.0, setting[keyPath: $0.1], texts) }),
                SettingsForm.Part(
                    title: texts("admin.review.screening"),
                    entries: Self.numbers.suffix(2).map { number($0.0, setting[keyPath: $0.1], texts) }
                        + [words(texts), hosts(texts)]),
                SettingsForm.Part(title: texts("admin.review.reasons"), entries: [reasons(texts)]),
            ], fixed: contents.fixed, error: error, isSaved: isSaved
        ).render(pages)
    }

    static func change(_ setting: inout ReviewPolicy, _ form: Form, fixed: Set<String>) throws {
        setting.activePublishAtOnce = form.has("activePublishAtOnce")
        setting.needsSecondReviewer = form.has("needsSecondReviewer")
        for (name, path) in numbers where !fixed.contains(name) { setting[keyPath: path] = try form.number(name) }
        for measure in ReviewPolicy.WordMeasure.allCases {
            let words = form.lines("words-\(measure.rawValue)")
            setting.words[measure] = words.isEmpty ? nil : words
        }
        setting.blockedHosts = form.lines("blockedHosts").map { $0.lowercased() }
        setting.reasons = (0..<50).compactMap { index in
            let name = form.localized("reason-\(index)-name"), text = form.localized("reason-\(index)-text")
            let isEmpty = [name.simplifiedChinese, name.english].allSatisfy(\.isEmpty)
            return isEmpty ? nil : ReviewPolicy.ReasonTemplate(name: name, text: text)
        }
    }

    private func value(_ name: String, _ saved: String) -> String { typed.map { $0.text(name) } ?? saved }

    private func box(_ name: String, _ saved: Bool, _ texts: Catalogue) -> SettingsForm.Entry {
        let isOn = typed.map { $0.has(name) } ?? saved
        return SettingsForm.Entry(
            property: name,
            fields: [
                FormField(
                    name: name, label: texts("admin.review.\(name)"), kind: .box, value: isOn ? "on" : "",
                    hint: texts("admin.review.\(name)Hint"))
            ], value: texts(saved ? "admin.yes" : "admin.no"))
    }

    private func number(_ name: String, _ saved: Int, _ texts: Catalogue) -> SettingsForm.Entry {
        .number(name, value(name, String(saved)), saved: saved, under: "admin.review", texts)
    }

    private func words(_ texts: Catalogue) -> SettingsForm.Entry {
        SettingsForm.Entry(
            property: "words",
            fields: ReviewPolicy.WordMeasure.allCases.map { measure in
                FormField(
                    name: "words-\(measure.rawValue)", label: texts("admin.review.words.\(measure.rawValue)"),
                    kind: .paragraph(rows: 5),
                    value: value("words-\(measure.rawValue)", (setting.words[measure] ?? []).joined(separator: "\n")),
                    hint: texts("admin.review.wordsHint"), maximumLength: 50_000)
            },
            value: ReviewPolicy.WordMeasure.allCases.map {
                "\(texts("admin.review.words.\($0.rawValue)")): \(texts.list(setting.words[$0] ?? []))"
            }.joined(separator: "\n"))
    }

    private func hosts(_ texts: Catalogue) -> SettingsForm.Entry {
        let saved = setting.blockedHosts.joined(separator: "\n")
        return SettingsForm.Entry(
            property: "blockedHosts",
            fields: [
                FormField(
                    name: "blockedHosts", label: texts("admin.review.blockedHosts"), kind: .paragraph(rows: 4),
                    value: value("blockedHosts", saved), hint: texts("admin.review.blockedHostsHint"),
                    maximumLength: 50_000)
            ], value: saved)
    }

    /// Those there are, and room for one more. One without a name is taken away.
    private func reasons(_ texts: Catalogue) -> SettingsForm.Entry {
        let all = setting.reasons + [ReviewPolicy.ReasonTemplate(name: LocalizedText(""), text: LocalizedText(""))]
        let fields = all.enumerated().flatMap { index, reason -> [FormField] in
            let number = String(index + 1)
            func field(_ part: String, _ language: String, _ saved: String, _ rows: Int?) -> FormField {
                let name = "reason-\(index)-\(part)-\(language)"
                return FormField(
                    name: name,
                    label: texts(
                        "admin.review.reason.\(part)",
                        ["number": number, "language": language == "zh" ? "中文" : "English"]),
                    kind: rows.map { .paragraph(rows: $0) } ?? .text, value: value(name, saved),
                    maximumLength: rows == nil ? 80 : 2000)
            }
            return [
                field("name", "zh", reason.name.simplifiedChinese, nil), field("name", "en", reason.name.english, nil),
                field("text", "zh", reason.text.simplifiedChinese, 3), field("text", "en", reason.text.english, 3),
            ]
        }
        return SettingsForm.Entry(
            property: "reasons", fields: fields,
            value: setting.reasons.map { "\($0.name.simplifiedChinese) / \($0.name.english)" }.joined(separator: "\n"))
    }
}
