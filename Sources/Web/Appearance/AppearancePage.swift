import Kernel
import Publishing

/// `/admin/appearance`: logo, accent and typeface, with a preview.
struct AppearancePage {
    let contents: SettingContents<SiteSettings>
    var typed: Form?
    var error: (any ReadableError)?
    var isSaved = false

    private var appearance: Appearance {
        var appearance = contents.setting.appearance
        // What was typed and refused is shown again.
        if let typed { try? Self.change(&appearance, typed) }
        return appearance
    }

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        let isFixed = contents.fixed.contains("appearance")
        return try pages.render(
            "admin/appearance",
            [
                "problem": error.map { texts.text(of: $0) ?? $0.description },
                "done": isSaved ? texts("admin.saved") : nil, "isFixed": isFixed, "form": isFixed ? nil : form(pages),
                "logo": contents.setting.logo.map { "/logo?\($0.description.prefix(12))" },
            ],
            PageFrame(
                name: "admin", heading: texts("admin.section.appearance"),
                work: AdminSections.make(current: .appearance, pages), scripts: ["appearance.js"]))
    }

    private func form(_ pages: Pages) -> Fields {
        let texts = pages.texts
        let sheet = AppearanceSheet(appearance: appearance)
        return [
            "accents": [
                accent("accent", appearance.accent, Appearance.lightPapers, texts),
                accent("darkAccent", appearance.darkAccent, Appearance.darkPapers, texts),
            ],
            "typefaces": Appearance.Typeface.allCases.map { typeface -> Fields in
                [
                    "typeface": typeface.rawValue, "label": texts("appearance.typeface.\(typeface.rawValue)"),
                    "hint": texts("appearance.typefaceHint.\(typeface.rawValue)"),
                    "isChosen": typeface == appearance.typeface,
                ]
            },
            "preview": sheet.address,
        ]
    }

    private func accent(_ name: String, _ colour: Colour, _ papers: [Colour], _ texts: Catalogue) -> Fields {
        let judged = Appearance.Judged(colour, on: papers)
        return [
            "name": name, "label": texts("appearance.\(name)"), "hint": texts("appearance.\(name)Hint"),
            "colour": colour.description, "verdict": Self.verdict(judged, texts), "passes": judged.passes,
            "nearest": judged.nearest.description,
            "use": texts("appearance.use", ["colour": judged.nearest.description]),
        ]
    }

    /// What a person is told of a colour.
    static func verdict(_ judged: Appearance.Judged, _ texts: Catalogue) -> String {
        // Rounded down: 4.49 is not 4.5.
        let ratio = (judged.contrast * 100).rounded(.down) / 100
        let arguments = ["ratio": "\(ratio)", "nearest": judged.nearest.description]
        return texts(judged.passes ? "appearance.passes" : "appearance.fails", arguments)
    }

    /// What a form with these fields says.
    /// - Throws: `SettingError.notAColour`.
    static func change(_ appearance: inout Appearance, _ form: Form) throws {
        appearance.accent = try colour(form, "accent")
        appearance.darkAccent = try colour(form, "darkAccent")
        appearance.typeface = Appearance.Typeface(rawValue: form.text("typeface")) ?? appearance.typeface
    }

    /// A button offers the nearest colour that can be read in place of the one chosen.
    private static func colour(_ form: Form, _ name: String) throws -> Colour {
        let text = form.text("\(name)-nearest").nonEmpty ?? form.text(name)
        guard let colour = Colour(text) else { throw SettingError.notAColour(text) }
        return colour
    }
}
