import Kernel
import Publishing

/// One application with all its parts, and what a reviewer can do with it.
struct ApplicationReviewPage {
    /// What could not be done, and what was typed for it.
    struct Refused {
        let action: String
        let error: any ReadableError
        let text: String

        init(_ action: String, _ error: any ReadableError, _ form: Form) {
            self.action = action
            self.error = error
            text = form.text("text")
        }
    }

    let contents: ApplicationContents
    var refused: Refused?

    func render(_ pages: Pages) throws -> String {
        let application = contents.application, texts = pages.texts
        return try pages.render(
            "desk/application",
            [
                "breadcrumb": [
                    ["name": texts("desk.applications.title"), "url": "/desk/applications"] as Fields,
                    ["name": application.form.name] as Fields,
                ],
                "application": [
                    "name": application.form.name, "state": ApplicationTexts.state(application.state, texts),
                    "applicant": texts(
                        "desk.applications.applicant",
                        ["name": contents.applicant.name, "email": contents.applicant.email.description]),
                    "age": Age.text(of: application.submittedAt ?? application.createdAt, pages),
                    "claimedBy": contents.claimant.map { texts("desk.applications.claimedBy", ["name": $0]) },
                    "publicationURL": contents.handle.map(Path.publication),
                ] as Fields,
                "sign": PublicationSign.fields(
                    application.form,
                    avatar: application.avatar.map {
                        "/apply/\(application.id)/avatar?\($0.description.prefix(12))"
                    }),
                "problem": refused.map { texts.text(of: $0.error) ?? $0.error.description },
                "reserved": contents.reserved.isEmpty
                    ? nil : texts("desk.applications.reservedWarning", ["terms": texts.list(contents.reserved)]),
                "facts": ApplicationTexts.facts(contents, pages), "documents": ApplicationTexts.proofs(contents, pages),
                "events": ApplicationTexts.timeline(contents.events, pages), "decide": try decide(pages),
                "canPardon": contents.actions.contains(.pardon) && !application.isPardoned,
                "action": "/desk/applications/\(application.id)",
            ],
            PageFrame(
                name: "desk", heading: application.form.name,
                work: WorkFrame(area: .desk, sections: DeskSections.make(current: .applications, pages))))
    }

    private func decide(_ pages: Pages) throws -> Fields? {
        guard contents.actions.contains(.approve) else { return nil }
        let texts = pages.texts
        return [
            "canClaim": contents.application.claimedBy != pages.viewer?.account.id,
            "ask": try textField("ask", isRequired: true, pages),
            "reject": try textField("reject", isRequired: true, pages),
            "approve": try textField("approve", isRequired: false, pages),
            "asks": refused?.action == "ask", "rejects": refused?.action == "reject",
            "approves": refused == nil || refused?.action == "approve",
            "proof": contents.reserved.isEmpty
                ? nil
                : try pages.field(
                    FormField(
                        name: "proof", label: texts("desk.applications.proofChecked"), kind: .box,
                        hint: texts("desk.applications.proofHint"), isRequired: true)),
        ]
    }

    private func textField(_ action: String, isRequired: Bool, _ pages: Pages) throws -> String {
        let texts = pages.texts
        return try pages.field(
            FormField(
                name: "text", label: texts("desk.applications.text.\(action)"), kind: .paragraph(rows: 4),
                value: refused?.action == action ? refused?.text ?? "" : "",
                hint: texts("desk.applications.hint.\(action)"), isRequired: isRequired,
                maximumLength: JoiningError.longestText, id: "text-\(action)"))
    }
}
