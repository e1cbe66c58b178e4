import Kernel
import Publishing

/// A submitted application as its applicant sees it: where it stands, what was said, and what they can do.
struct ApplicationPage {
    let contents: ApplicationContents
    var error: (any ReadableError)?
    var text = ""

    func render(_ pages: Pages) throws -> String {
        let application = contents.application, texts = pages.texts
        let state = application.state.rawValue.replacing(" ", with: "-")
        return try pages.render(
            "apply/application",
            [
                "application": [
                    "name": application.form.name, "state": ApplicationTexts.state(application.state, texts),
                    "meaning": texts("apply.meaning.\(state)"), "action": "/apply/\(application.id)",
                    "publicationURL": contents.handle.map(Path.publication),
                ] as Fields,
                "sign": PublicationSign.fields(
                    application.form,
                    avatar: application.avatar.map {
                        "/apply/\(application.id)/avatar?\($0.description.prefix(12))"
                    }),
                "problem": error.map { texts.text(of: $0) ?? $0.description },
                "events": ApplicationTexts.timeline(contents.events, pages),
                "facts": ApplicationTexts.facts(contents, pages), "documents": ApplicationTexts.proofs(contents, pages),
                "canEdit": contents.actions.contains(.edit), "canWithdraw": contents.actions.contains(.withdraw),
                "canBegin": application.state == .rejected || application.state == .withdrawn,
                "answer": contents.actions.contains(.answer)
                    ? try pages.field(
                        FormField(
                            name: "text", label: texts("apply.answer"), kind: .paragraph(rows: 5), value: text,
                            hint: texts("apply.hint.answer"), isRequired: true,
                            maximumLength: JoiningError.longestText)) : nil,
            ],
            PageFrame(name: "apply", heading: texts("apply.yours"), work: WorkFrame(area: .studio)))
    }
}
