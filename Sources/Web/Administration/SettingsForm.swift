import Foundation
import Hummingbird
import Kernel
import Publishing

/// A group of settings as a form. What the configuration file has set is shown, and not offered for change.
struct SettingsForm {
    struct Entry {
        /// Of the setting.
        let property: String
        let fields: [FormField]
        /// What is set, in words, where the file has set it.
        let value: String

        /// A whole number, whose words are under `key`.
        /// - Parameter typed: what the field holds: the number saved, or what was sent and refused.
        static func number(
            _ property: String, _ typed: String, saved: Int, under key: String, _ texts: Catalogue
        ) -> Entry {
            Entry(
                property: property,
                fields: [
                    FormField(
                        name: property, label: texts("\(key).\(property)"), kind: .number, value: typed,
                        hint: texts("\(key).\(property)Hint"), isRequired: true)
                ], value: String(saved))
        }
    }

    /// Entries under a heading.
    struct Part {
        let title: String
        let entries: [Entry]
    }

    let section: AdminSections
    let parts: [Part]
    let fixed: Set<String>
    var error: (any ReadableError)?
    var isSaved = false
    /// More of the page, as finished HTML.
    var more: String?
    var scripts: [String] = []

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        return try pages.render(
            "admin/settings",
            [
                "heading": texts("admin.section.\(section.rawValue)"), "lede": texts("admin.lede.\(section.rawValue)"),
                "action": section.path, "problem": error.map { texts.text(of: $0) ?? $0.description },
                "done": isSaved ? texts("admin.saved") : nil, "parts": try parts.map { try part($0, pages) },
                "hasForm": parts.contains { $0.entries.contains { !fixed.contains($0.property) } }, "more": more,
            ],
            PageFrame(
                name: "admin", heading: texts("admin.section.\(section.rawValue)"),
                work: AdminSections.make(current: section, pages), scripts: scripts))
    }

    private func part(_ part: Part, _ pages: Pages) throws -> Fields {
        let open = part.entries.filter { !fixed.contains($0.property) }
        let closed = part.entries.filter { fixed.contains($0.property) }
        return [
            "title": part.title, "fields": try open.flatMap(\.fields).map { try pages.field($0) },
            "fixed": Fields.list(
                closed.map { ["label": $0.fields.first?.label ?? "", "value": $0.value] as Fields }),
        ]
    }
}

extension WebSite {
    /// Shows a group of settings.
    func settingsPage<S: Setting>(
        _: S.Type, _ request: Request, _ viewer: SignedIn, typed: Form? = nil, error: (any ReadableError)? = nil,
        page: @escaping @Sendable (SettingContents<S>, Form?, (any ReadableError)?, Bool, Pages) throws -> String
    ) async throws -> Response {
        let contents = try await platform.administered(S.self, for: viewer.account)
        let isSaved = request.queryText("saved") != nil
        return try await privatePage(request, for: viewer, status: error == nil ? .ok : .unprocessableContent) {
            maker in
            try page(
                contents, typed, error, isSaved, maker.pages(contents.chrome.settings, contents.chrome.channels))
        }
    }
}

extension Form {
    /// The lines of a field with something in them.
    func lines(_ name: String) -> [String] {
        text(name).split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    func localized(_ name: String) -> LocalizedText {
        LocalizedText(simplifiedChinese: text("\(name)-zh"), english: text("\(name)-en"))
    }

    /// - Throws: `NoNumber` for anything that is not a whole number.
    func number(_ name: String) throws -> Int {
        guard let number = Int(text(name)) else { throw NoNumber() }
        return number
    }
}

/// What was typed is no whole number.
struct NoNumber: ReadableError {
    var kind: ReadableErrorKind { .invalid }
    var messageKey: String { "no_number" }
    var description: String { "A whole number is wanted." }
}
