import Kernel
import Publishing

/// A complaint in words, the same on every page.
struct ComplaintTexts {
    let pages: Pages

    private var texts: Catalogue { pages.texts }

    func ground(_ ground: ComplaintGround) -> String { texts("complaint.ground.\(ground.rawValue)") }
    func field(_ field: ComplaintField) -> String { texts("complaint.field.\(field.rawValue)") }

    func state(_ state: ComplaintCase.State) -> Fields {
        let style =
            switch state {
            case .received, .incomplete, .validated: "state-waiting"
            case .actioned, .restored: "state-good"
            case .dismissed, .closed: ""
            }
        return ["name": texts("complaint.state.\(state.rawValue)"), "style": style]
    }

    func when(_ time: Timestamp) -> Fields { ["iso": pages.time.iso(time), "text": pages.time.full(time)] }

    /// Names and what was said, in the form's order.
    func statement(_ statement: [ComplaintField: String], _ order: [ComplaintField] = ComplaintField.allCases)
        -> [Fields]
    {
        order.compactMap { field in
            statement[field].map {
                ["name": texts.known("complaint.fact.\(field.rawValue)") ?? self.field(field), "value": $0]
            }
        }
    }

    func messages(_ messages: [ComplaintMessage]) -> Fields? {
        Fields.list(
            messages.map { message in
                [
                    "by": texts(message.isByDesk ? "complaint.byDesk" : "complaint.byComplainant"),
                    "when": when(message.createdAt), "text": message.text,
                ] as Fields
            })
    }

    /// - Parameter path: of the page that shows it.
    func document(_ document: ComplaintDocument, under path: String, canRemove: Bool = false) -> Fields {
        DocumentFields.item(
            document.name, document.byteCount, at: "\(path)/documents/\(document.key)", canRemove: canRemove)
    }

    /// `3 founded, 1 unfounded`
    func record(_ record: ComplaintRecord) -> String {
        texts(
            "complaint.record",
            [
                "founded": texts.number(record.founded), "unfounded": texts.number(record.unfounded),
                "waiting": texts.number(record.waiting),
            ])
    }

    func about(_ kind: DecisionSubject.Kind, picture: Bool) -> String {
        texts("complaint.subject.\(picture ? "picture" : kind.rawValue)")
    }
}

/// The fields of a statement, with what is wrong with what was typed.
struct StatementFields {
    let fields: [ComplaintField]
    let typed: Form?
    var standard: [ComplaintField: String] = [:]
    var error: (any ReadableError)?
    /// Before the hints of the fields in the catalogues.
    let key: String
    let isRequired: (ComplaintField) -> Bool

    func formFields(_ texts: Catalogue) -> [FormField] {
        fields.map { field in
            FormField(
                name: field.rawValue,
                label: texts.known("\(key).label.\(field.rawValue)") ?? texts("complaint.field.\(field.rawValue)"),
                kind: kind(field), value: typed?.text(field.rawValue) ?? standard[field] ?? "",
                hint: texts.known("\(key).hint.\(field.rawValue)") ?? texts.known("complaint.hint.\(field.rawValue)"),
                error: problem(field, texts), isRequired: isRequired(field), maximumLength: field.longest,
                autocomplete: autocomplete(field))
        }
    }

    /// That they write in good faith.
    func goodFaith(_ texts: Catalogue) -> FormField {
        var isMissing = false
        if case .incomplete(_, goodFaith: true) = error as? ComplaintError { isMissing = true }
        return FormField(
            name: "good-faith", label: texts("complaint.goodFaith"), kind: .box,
            value: typed?.has("good-faith") == true ? "on" : "",
            error: isMissing ? texts("complaint.goodFaithNeeded") : nil, isRequired: true)
    }

    /// What is said above the form, where it is about no single field.
    func message(_ texts: Catalogue) -> String? { error.map { texts.text(of: $0) ?? $0.description } }

    private func kind(_ field: ComplaintField) -> FormField.Kind {
        switch field {
        case .explanation: .paragraph(rows: 7)
        case .proof: .paragraph(rows: 4)
        case .location, .address: .paragraph(rows: 2)
        case .email: .email
        case .concerned, .work, .workAddress, .law, .name: .text
        }
    }

    private func autocomplete(_ field: ComplaintField) -> String? {
        switch field {
        case .name: "name"
        case .email: "email"
        case .address: "street-address"
        default: nil
        }
    }

    private func problem(_ field: ComplaintField, _ texts: Catalogue) -> String? {
        switch error as? ComplaintError {
        case .incomplete(let missing, _) where missing.contains(field): texts("complaint.needed")
        case .notAnAddress where field == .email: message(texts)
        case .tooLong(field): message(texts)
        default: nil
        }
    }
}

extension Form {
    var complaintTexts: [ComplaintField: String] {
        Dictionary(uniqueKeysWithValues: ComplaintField.allCases.map { ($0, text($0.rawValue)) })
    }
}

extension Path {
    static func complaint(on subject: DecisionSubject) -> String {
        "/complaints/new?on=\(subject.kind.rawValue)&id=\(subject.id)"
    }
}
