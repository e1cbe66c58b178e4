import Kernel
import Publishing

/// Taking everything away as files, and ending the publication.
struct ClosingPage {
    let settings: PublicationSettings
    var error: (any ReadableError)?

    func render(_ pages: Pages) throws -> String {
        let publication = settings.publication.publication, texts = pages.texts
        return try pages.render(
            "members/closing",
            [
                "publication": PublicationHead.fields(settings, pages),
                "problem": error.map { texts.text(of: $0) ?? $0.description },
                "exportURL": settings.actions.contains(.export)
                    ? "/studio/publication/\(publication.handle)/export.zip" : nil,
                "close": settings.actions.contains(.close)
                    ? [
                        "action": PublicationSections.closing.path(publication.handle),
                        "choice": try pages.field(
                            FormField(
                                name: "articles", label: texts("members.closing.articles"),
                                kind: .radio([
                                    FormField.Option(
                                        value: "keep", text: texts("members.closing.keep"),
                                        hint: texts("members.closing.keepHint")),
                                    FormField.Option(
                                        value: "withdraw", text: texts("members.closing.withdraw"),
                                        hint: texts("members.closing.withdrawHint")),
                                ]), value: "keep", isRequired: true)),
                        "confirm": try pages.field(
                            FormField(
                                name: "handle",
                                label: texts("members.closing.confirm", ["handle": publication.handle.description]),
                                isRequired: true, autocomplete: "off")),
                    ] as Fields : nil,
            ],
            PageFrame(
                name: "publication-settings", heading: texts("members.section.closing"),
                work: PublicationSections.make(current: .closing, settings, pages)))
    }
}

/// The handle was not typed as the page asks, so that nothing was closed.
struct NotConfirmed: ReadableError {
    var kind: ReadableErrorKind { .invalid }
    var messageKey: String { "not_confirmed" }
    var description: String { "The handle was not typed as asked." }
}
