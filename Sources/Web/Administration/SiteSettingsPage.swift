import Foundation
import Kernel
import Publishing

/// Name, notice, languages, jurisdiction: what concerns the site as a whole.
struct SiteSettingsPage {
    let contents: SettingContents<SiteSettings>
    var typed: Form?
    var error: (any ReadableError)?
    var isSaved = false

    private var setting: SiteSettings { contents.setting }

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        return try SettingsForm(
            section: .site,
            parts: [
                SettingsForm.Part(
                    title: texts("admin.site.identity"),
                    entries: [
                        localized("name", setting.name, 40, texts), localized("tagline", setting.tagline, 80, texts),
                    ]),
                SettingsForm.Part(
                    title: texts("admin.site.readers"),
                    entries: [languages(texts), timeZone(texts), notice(texts)]),
                SettingsForm.Part(title: texts("admin.site.law"), entries: [jurisdiction(texts)]),
            ], fixed: contents.fixed, error: error, isSaved: isSaved
        ).render(pages)
    }

    /// What a form with these fields says.
    static func change(_ setting: inout SiteSettings, _ form: Form) {
        setting.name = form.localized("name")
        setting.tagline = form.localized("tagline")
        setting.notice = form.localized("notice")
        setting.timeZone = form.text("timeZone")
        let offered = form.all("languages").compactMap(Language.init)
        let first = Language(rawValue: form.text("defaultLanguage"))
        setting.languages = offered.filter { $0 == first } + offered.filter { $0 != first }
        setting.jurisdiction = SiteSettings.Jurisdiction(rawValue: form.text("jurisdiction")) ?? setting.jurisdiction
    }

    private func value(_ name: String, _ saved: String) -> String { typed.map { $0.text(name) } ?? saved }

    private func localized(_ name: String, _ saved: LocalizedText, _ limit: Int, _ texts: Catalogue)
        -> SettingsForm.Entry
    {
        SettingsForm.Entry(
            property: name,
            fields: [
                FormField(
                    name: "\(name)-zh", label: texts("admin.site.\(name)", ["language": "中文"]),
                    value: value("\(name)-zh", saved.simplifiedChinese), isRequired: name == "name",
                    maximumLength: limit),
                FormField(
                    name: "\(name)-en", label: texts("admin.site.\(name)", ["language": "English"]),
                    value: value("\(name)-en", saved.english), isRequired: name == "name", maximumLength: limit),
            ], value: "\(saved.simplifiedChinese) / \(saved.english)")
    }

    private func languages(_ texts: Catalogue) -> SettingsForm.Entry {
        let options = Language.allCases.map {
            FormField.Option(value: $0.rawValue, text: $0.ownName)
        }
        let offered = typed.map { Set($0.all("languages")) } ?? Set(setting.languages.map(\.rawValue))
        return SettingsForm.Entry(
            property: "languages",
            fields: [
                FormField(
                    name: "languages", label: texts("admin.site.languages"), kind: .boxes(options), values: offered,
                    error: error as? SettingError == .noLanguage ? texts("error.no_language") : nil, isRequired: true),
                FormField(
                    name: "defaultLanguage", label: texts("admin.site.defaultLanguage"), kind: .choice(options),
                    value: value("defaultLanguage", setting.languages.first?.rawValue ?? ""),
                    hint: texts("admin.site.defaultLanguageHint"), isRequired: true),
            ], value: texts.list(setting.languages.map(\.ownName)))
    }

    private func timeZone(_ texts: Catalogue) -> SettingsForm.Entry {
        SettingsForm.Entry(
            property: "timeZone",
            fields: [
                FormField(
                    name: "timeZone", label: texts("admin.site.timeZone"), value: value("timeZone", setting.timeZone),
                    hint: texts("admin.site.timeZoneHint"),
                    error: error?.messageKey == "unknown_time_zone" ? error.flatMap(texts.text(of:)) : nil,
                    isRequired: true, maximumLength: 64, autocomplete: "off")
            ], value: setting.timeZone)
    }

    private func notice(_ texts: Catalogue) -> SettingsForm.Entry {
        SettingsForm.Entry(
            property: "notice",
            fields: [
                FormField(
                    name: "notice-zh", label: texts("admin.site.notice", ["language": "中文"]), kind: .paragraph(rows: 3),
                    value: value("notice-zh", setting.notice.simplifiedChinese), hint: texts("admin.site.noticeHint"),
                    maximumLength: 1000),
                FormField(
                    name: "notice-en", label: texts("admin.site.notice", ["language": "English"]),
                    kind: .paragraph(rows: 3), value: value("notice-en", setting.notice.english),
                    hint: texts("admin.site.noticeHint"), maximumLength: 1000),
            ], value: "\(setting.notice.simplifiedChinese)\n\(setting.notice.english)")
    }

    private func jurisdiction(_ texts: Catalogue) -> SettingsForm.Entry {
        let name = setting.jurisdiction.rawValue
        return SettingsForm.Entry(
            property: "jurisdiction",
            fields: [
                FormField(
                    name: "jurisdiction", label: texts("admin.site.jurisdiction"),
                    kind: .radio(
                        SiteSettings.Jurisdiction.allCases.map {
                            FormField.Option(
                                value: $0.rawValue, text: texts("admin.site.jurisdictions.\($0.rawValue)"),
                                hint: texts("admin.site.jurisdictionHints.\($0.rawValue)"))
                        }), value: value("jurisdiction", name), isRequired: true)
            ], value: texts("admin.site.jurisdictions.\(name)"))
    }
}
