import Kernel
import Publishing

/// One step of the form.
struct ApplyStepPage {
    let contents: ApplicationContents
    let step: ApplicationForm.Step
    /// What was typed and could not be saved as it is.
    var typed: ApplyInput?
    /// What is wrong, by the name of the field; `""` for the whole.
    var problems: ApplyInput.Problems = [:]
    var error: (any ReadableError)?

    private var form: ApplicationForm { contents.application.form }

    static func path(_ step: ApplicationForm.Step) -> String { "/apply/step/\(step.rawValue)" }

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        let number = (ApplicationForm.Step.allCases.firstIndex(of: step) ?? 0) + 1
        let whole = error ?? problems[""]
        return try pages.render(
            "apply/step",
            [
                "step": [
                    "title": texts("apply.step.\(step.rawValue).title"),
                    "lede": texts("apply.step.\(step.rawValue).lede"),
                    "number": texts(
                        "apply.stepNumber",
                        ["number": String(number), "count": String(ApplicationForm.Step.allCases.count)]),
                    "action": Self.path(step), "id": contents.application.id.description,
                    "back": step.previous.map(Self.path),
                    "submitText": texts(isDraft ? "apply.continue" : "apply.saveChanges"),
                ] as Fields,
                "steps": ApplicationForm.Step.allCases.map { progress($0, texts) },
                "problem": whole.map { texts.text(of: $0) ?? $0.description },
                "inputs": try inputs(pages).map { ["items": $0] as Fields },
                "avatarStep": step == .avatar ? avatar(pages) : nil,
                "proofStep": step == .proof ? proof(pages) : nil,
                "checkStep": step == .check ? check(pages) : nil,
            ],
            PageFrame(
                name: "apply", heading: texts("apply.step.\(step.rawValue).title"), work: WorkFrame(area: .studio),
                scripts: scripts))
    }

    private var isDraft: Bool { contents.application.state == .draft }

    private var scripts: [String] {
        switch step {
        case .name: ["availability.js"]
        case .avatar: ["crop.js"]
        default: []
        }
    }

    private func progress(_ other: ApplicationForm.Step, _ texts: Catalogue) -> Fields {
        [
            "name": texts("apply.step.\(other.rawValue).short"), "url": Self.path(other), "isCurrent": other == step,
            "isDone": isDone(other), "doneText": texts("apply.done"),
        ]
    }

    private func isDone(_ step: ApplicationForm.Step) -> Bool {
        switch step {
        case .kind, .name, .content: !contents.missing.contains { $0.step == step }
        case .avatar: form.picture != nil
        case .proof: contents.proofs.contains { $0.deletedAt == nil }
        case .check: false
        }
    }

    private func inputs(_ pages: Pages) throws -> [String]? {
        switch step {
        case .kind: try [kindField(pages)].map(pages.field)
        case .name: try nameFields(pages).map(pages.field)
        case .content: try contentFields(pages).map(pages.field)
        case .avatar, .proof, .check: nil
        }
    }

    private func kindField(_ pages: Pages) -> FormField {
        let texts = pages.texts
        return FormField(
            name: "kind", label: texts("apply.field.kind"),
            kind: .radio(
                Publication.Kind.allCases.map {
                    FormField.Option(
                        value: $0.rawValue, text: texts("publication.kind.\($0.rawValue)"),
                        hint: texts("apply.kind.\($0.rawValue)"))
                }), value: form.kind?.rawValue ?? "", error: problem("kind", texts), isRequired: true)
    }

    private func nameFields(_ pages: Pages) -> [FormField] {
        let texts = pages.texts
        return [
            FormField(
                name: "handle", label: texts("apply.field.handle"), value: value("handle", form.handle),
                hint: texts("apply.hint.handle", ["address": pages.address.absolute("/@handle")]),
                error: problem("handle", texts), isRequired: true, maximumLength: Handle.length.upperBound,
                autocomplete: "off"),
            FormField(
                name: "name", label: texts("apply.field.name"), value: value("name", form.name),
                hint: texts("apply.hint.name"), error: problem("name", texts), isRequired: true,
                maximumLength: PublicationName.length.upperBound, autocomplete: "off"),
            FormField(
                name: "tagline", label: texts("apply.field.tagline"), value: value("tagline", form.tagline),
                hint: texts("apply.hint.tagline"), error: problem("tagline", texts),
                maximumLength: ApplicationForm.longestTagline, autocomplete: "off"),
        ]
    }

    private func contentFields(_ pages: Pages) -> [FormField] {
        let texts = pages.texts
        let channels = pages.channels.map { FormField.Option(value: $0.id.description, text: $0.name[pages.language]) }
        return [
            FormField(
                name: "channel", label: texts("apply.field.channel"),
                kind: .choice([FormField.Option(value: "", text: texts("apply.chooseChannel"))] + channels),
                value: value("channel", form.channel?.description ?? ""), error: problem("channel", texts),
                isRequired: false),
            FormField(
                name: "reason", label: texts("apply.field.reason"), kind: .paragraph(rows: 5),
                value: value("reason", form.reason), hint: texts("apply.hint.reason"), error: problem("reason", texts),
                isRequired: true, maximumLength: ApplicationForm.longestReason),
            FormField(
                name: "samples", label: texts("apply.field.samples"), kind: .paragraph(rows: 5),
                value: value("samples", form.samples), hint: texts("apply.hint.samples"),
                error: problem("samples", texts), maximumLength: ApplicationForm.longestSamples),
        ]
    }

    private func value(_ name: String, _ saved: String) -> String { typed.map { $0.form.text(name) } ?? saved }

    private func problem(_ name: String, _ texts: Catalogue) -> String? {
        problems[name].map { texts.text(of: $0) ?? $0.description }
    }

    private func avatar(_ pages: Pages) -> Fields {
        var fields = AvatarFields(
            crop: form.crop,
            preview: form.picture.map {
                AvatarFields.Preview(
                    picture: "/apply/\(contents.application.id)/picture?\($0.description.prefix(12))",
                    avatar:
                        "/apply/\(contents.application.id)/avatar?\(contents.application.avatar?.description.prefix(12) ?? "")"
                )
            }, uploadAction: "/apply/\(contents.application.id)/picture",
            cropAction: "/apply/\(contents.application.id)/crop"
        ).fields(pages)
        fields["next"] = nextURL
        return fields
    }

    private var nextURL: String {
        isDraft ? Self.path(step.next) : "/apply/\(contents.application.id)"
    }

    private func proof(_ pages: Pages) -> Fields {
        let texts = pages.texts
        return [
            "reserved": contents.reserved.isEmpty
                ? nil : texts("apply.proof.reserved", ["terms": texts.list(contents.reserved)]),
            "documents": ApplicationTexts.proofs(contents, pages, canRemove: true),
            "upload": DocumentFields.upload(
                to: "/apply/\(contents.application.id)/documents",
                note: texts("apply.proof.privacy", ["days": String(contents.policy.proofDays)]), texts),
            "next": nextURL,
        ]
    }

    private func check(_ pages: Pages) -> Fields {
        let texts = pages.texts
        return [
            "facts": ApplicationTexts.facts(contents, pages),
            "sign": PublicationSign.fields(
                form,
                avatar: contents.application.avatar.map {
                    "/apply/\(contents.application.id)/avatar?\($0.description.prefix(12))"
                }),
            "documents": ApplicationTexts.proofs(contents, pages),
            "missing": Fields.list(
                contents.missing.map {
                    ["text": texts("apply.missing.\($0.rawValue)"), "url": Self.path($0.step)] as Fields
                }),
            "canSubmit": contents.missing.isEmpty && isDraft,
            "submitAction": "/apply/\(contents.application.id)/submit",
            "discardAction": "/apply/\(contents.application.id)/discard",
        ]
    }
}

/// Avatar and name of a publication that is not there yet, as `partials/avatar` wants them.
enum PublicationSign {
    static func fields(_ form: ApplicationForm, avatar: String?) -> Fields {
        [
            "name": form.name, "tagline": form.tagline.nonEmpty, "handle": form.handle.nonEmpty, "avatar": avatar,
            "initial": form.name.first.map(String.init) ?? "?", "palette": Palette.number(of: form.handle),
        ]
    }
}
