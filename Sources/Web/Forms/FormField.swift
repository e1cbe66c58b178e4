/// One field of a form, with its label, its hint and what is wrong with what was entered.
struct FormField {
    struct Option {
        let value: String
        let text: String
        var hint: String?
    }

    enum Kind {
        case text, email, password, search, url, number
        case dateTime
        case paragraph(rows: Int)
        case choice([Option])
        /// As buttons of which one is chosen.
        case radio([Option])
        /// Several may be ticked.
        case boxes([Option])
        case box
    }

    let name: String
    let label: String
    var kind = Kind.text
    /// What the field holds; of `.box`, "on" when it is ticked.
    var value = ""
    /// The ticked values of `.boxes`.
    var values: Set<String> = []
    var hint: String?
    var error: String?
    var isRequired = false
    var maximumLength: Int?
    /// For browsers and password programs, in the words of the HTML standard.
    var autocomplete: String?
    /// Where a field of the same name stands twice on a page, a different id for each.
    var id: String?
}

extension Pages {
    /// The field as finished HTML. Pages put it in raw.
    func field(_ field: FormField) throws -> String {
        let id = field.id ?? "field-\(field.name)"
        var fields: Fields = [
            "id": id, "name": field.name, "label": field.label, "value": field.value, "hint": field.hint?.nonEmpty,
            "error": field.error?.nonEmpty, "required": field.isRequired, "optional": texts("form.optional"),
            "maxlength": field.maximumLength.map(String.init), "autocomplete": field.autocomplete,
            "describedBy": describedBy(field, id),
        ]
        var template = "forms/input"
        switch field.kind {
        case .text: fields["type"] = "text"
        case .email: fields["type"] = "email"
        case .password:
            fields["type"] = "password"
            fields["value"] = ""
        case .search: fields["type"] = "search"
        case .url: fields["type"] = "url"
        case .number: fields["type"] = "number"
        case .dateTime:
            fields["type"] = "datetime-local"
            fields["maxlength"] = nil
        case .paragraph(let rows):
            template = "forms/paragraph"
            fields["rows"] = rows
        case .choice(let options):
            template = "forms/choice"
            // Where something is chosen from the beginning, nothing can be missing.
            fields["mustChoose"] = field.isRequired && options.first?.value.isEmpty == true
            fields["options"] = optionFields(options, field, id)
        case .radio(let options):
            template = "forms/options"
            fields["type"] = "radio"
            fields["options"] = optionFields(options, field, id)
        case .boxes(let options):
            template = "forms/options"
            fields["type"] = "checkbox"
            fields["options"] = optionFields(options, field, id)
        case .box:
            template = "forms/box"
            fields["checked"] = field.value == "on"
        }
        return try templates.render(template, fields)
    }

    private func describedBy(_ field: FormField, _ id: String) -> String? {
        let parts = [field.hint?.nonEmpty.map { _ in "\(id)-hint" }, field.error?.nonEmpty.map { _ in "\(id)-error" }]
        return parts.compactMap { $0 }.joined(separator: " ").nonEmpty
    }

    private func optionFields(_ options: [FormField.Option], _ field: FormField, _ id: String) -> [Fields] {
        options.enumerated().map { index, option in
            [
                "optionID": "\(id)-\(index)", "optionValue": option.value, "text": option.text,
                "optionHint": option.hint ?? "", "hasHint": option.hint?.nonEmpty != nil,
                "chosen": field.values.contains(option.value) || option.value == field.value,
            ]
        }
    }
}
