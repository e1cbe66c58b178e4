import Kernel
import Publishing

/// Who may reprint a publication's articles.
struct LicencesPage {
    let settings: PublicationSettings
    let licences: [GivenLicence]
    let now: Timestamp
    var typed: Form?
    var error: (any ReadableError)?

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        let path = PublicationSections.licences.path(settings.publication.publication.handle)
        let canGive = settings.actions.contains(.license)
        return try pages.render(
            "licences/index",
            [
                "publication": PublicationHead.fields(settings, pages), "path": path,
                "problem": error.map { texts.text(of: $0) ?? $0.description },
                "licences": Fields.list(licences.map { licence($0, canEnd: canGive, pages) }),
                "none": licences.isEmpty, "give": canGive ? try fields(pages) : nil,
            ],
            PageFrame(
                name: "publication-settings", heading: texts("members.section.licences"),
                work: PublicationSections.make(current: .licences, settings, pages)))
    }

    private func licence(_ given: GivenLicence, canEnd: Bool, _ pages: Pages) -> Fields {
        let texts = pages.texts, licence = given.licence
        let isValid = licence.isValid(at: now)
        return [
            "number": licence.id.description,
            "who": given.licensee ?? texts("licences.everybody"), "what": given.article ?? texts("licences.all"),
            "terms": LicenceText(pages).terms(licence),
            "since": texts("licences.since", ["date": pages.time.day(licence.createdAt)]),
            "uses": given.reprints > 0 ? texts("licences.uses", count: given.reprints) : nil,
            "ended": isValid ? nil : texts("licences.ended"), "canEnd": canEnd && isValid,
        ]
    }

    private func fields(_ pages: Pages) throws -> Fields {
        let texts = pages.texts
        func field(_ name: String, _ kind: FormField.Kind = .text, hint: Bool = false) throws -> String {
            try pages.field(
                FormField(
                    name: name, label: texts("licences.field.\(name)"), kind: kind, value: typed?.text(name) ?? "",
                    hint: hint ? texts("licences.field.\(name)Hint") : nil, maximumLength: 200, autocomplete: "off"))
        }
        return [
            "items": [
                try field("licensee", hint: true), try field("article", hint: true), try field("mayEdit", .box),
                try field("mayOmitSource", .box), try field("endsAt", .dateTime, hint: true),
            ]
        ]
    }
}
