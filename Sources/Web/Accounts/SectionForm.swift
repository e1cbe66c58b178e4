/// One form, alone on its page or among others.
struct SectionForm {
    let action: String
    var fields: [FormField] = []
    let submit: String
    /// What cannot be taken back.
    var isDangerous = false
    var hidden: [(name: String, value: String?)] = []
    var problem: FormProblem?
    /// For scripts.
    var id: String?

    /// The model of `accounts/section-form`.
    func model(_ pages: Pages) throws -> Fields {
        var fields = fields
        var message: String?
        if let problem {
            let text = problem.text(pages.texts)
            if let index = fields.firstIndex(where: { $0.name == problem.field }) {
                fields[index].error = text
            } else {
                message = text
            }
        }
        return [
            "formID": id ?? "", "hasFormID": id != nil, "action": action, "submit": submit, "dangerous": isDangerous,
            "formMessage": message ?? "", "hasFormMessage": message != nil,
            "formFields": try fields.map { try pages.field($0) },
            "hidden": hidden.compactMap { name, value in
                value.map { ["hiddenName": name, "hiddenValue": $0] as Fields }
            },
        ]
    }
}
