import Kernel
import Publishing

/// The fields beside the text.
struct EditorSettings {
    let contents: EditorContents

    private var draft: DraftContent { contents.draft.content }

    func fields(_ pages: Pages) throws -> Fields {
        [
            "summary": try pages.field(
                field("summary", pages, kind: .paragraph(rows: 3), draft.content.summary) {
                    $0.maximumLength = DraftError.maximumSummary
                }),
            "channel": try pages.field(
                field("channel", pages, kind: .choice(channels(pages)), draft.filing.channel?.description ?? "") {
                    $0.isRequired = true
                }),
            "language": try pages.field(
                field("language", pages, kind: .choice(languages(pages)), draft.content.language) {
                    $0.isRequired = true
                }),
            "schedule": try pages.field(
                field(
                    "scheduled", pages, kind: .dateTime, draft.filing.scheduledAt.map(pages.time.local) ?? "",
                    hint: pages.texts("editor.field.scheduledHint", ["zone": contents.settings.timeZone]))),
            "canonical": try pages.field(
                field("canonical", pages, kind: .url, draft.filing.canonical ?? "") { $0.maximumLength = 2000 }),
            "comments": try pages.field(
                field("comments", pages, kind: .choice(commentPolicies(pages)), draft.filing.comments.rawValue) {
                    $0.isRequired = true
                }),
            "correction": contents.isLive
                ? try pages.field(
                    field("correction", pages, kind: .paragraph(rows: 2), draft.filing.correction ?? "") {
                        $0.maximumLength = DraftError.maximumSummary
                    }) : nil,
            "declarations": Declaration.Kind.allCases.map { declaration($0, pages) },
            "originNeeded": contents.settings.jurisdiction == .cn ? pages.texts("editor.field.originNeeded") : nil,
            "maximumTopics": Filing.maximumTopics,
            "topicsHint": pages.texts("editor.field.topicsHint", ["limit": String(Filing.maximumTopics)]),
        ]
    }

    private func field(
        _ name: String, _ pages: Pages, kind: FormField.Kind, _ value: String, hint: String? = nil,
        _ change: (inout FormField) -> Void = { _ in }
    ) -> FormField {
        var field = FormField(name: name, label: pages.texts("editor.field.\(name)"), kind: kind, value: value)
        let key = "editor.field.\(name)Hint"
        field.hint = hint ?? (pages.texts.keys.contains(key) ? pages.texts(key) : nil)
        change(&field)
        return field
    }

    private func channels(_ pages: Pages) -> [FormField.Option] {
        [FormField.Option(value: "", text: pages.texts("editor.field.noChannel"))]
            + contents.channels.map {
                FormField.Option(value: $0.id.description, text: $0.name[pages.language])
            }
    }

    private func commentPolicies(_ pages: Pages) -> [FormField.Option] {
        Filing.CommentPolicy.allCases.map {
            FormField.Option(value: $0.rawValue, text: pages.texts("comments.mode.\($0.rawValue)"))
        }
    }

    private func languages(_ pages: Pages) -> [FormField.Option] {
        let known = [
            ("zh-Hans", "简体中文"), ("zh-Hant", "繁體中文"), ("en", "English"), ("ja", "日本語"), ("ko", "한국어"),
            ("fr", "Français"), ("de", "Deutsch"), ("es", "Español"), ("ru", "Русский"),
            ("ar", "العربية"), ("he", "עברית"), ("fa", "فارسی"), ("ur", "اردو"),
        ]
        let current = draft.content.language
        let more = known.contains { $0.0 == current } ? [] : [(current, current)]
        return (known + more).map { FormField.Option(value: $0.0, text: $0.1) }
    }

    private func declaration(_ kind: Declaration.Kind, _ pages: Pages) -> Fields {
        let namesSource = [.reprint, .translation, .sourced, .compilation].contains(kind)
        let asksReason = [.original, .reprint, .dispute].contains(kind)
        return [
            "kind": kind.rawValue, "label": pages.texts("editor.declaration.\(kind.rawValue)"),
            "details": namesSource || asksReason || [.ownPictures, .oldNews].contains(kind)
                ? [
                    "source": namesSource ? pages.texts("editor.field.source") : nil,
                    "link": namesSource ? pages.texts("editor.field.sourceLink") : nil,
                    "time": [.ownPictures, .oldNews].contains(kind) ? pages.texts("editor.field.time") : nil,
                    "why": asksReason ? pages.texts("editor.field.reasonWhy.\(kind.rawValue)") : nil,
                    "place": kind == .ownPictures ? pages.texts("editor.field.place") : nil,
                ] as Fields : nil,
        ]
    }
}
