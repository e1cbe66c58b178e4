import Kernel
import Publishing

/// A page with one form about a comment: to write, change, delete or report one, or to take one down.
struct CommentFormPage {
    enum Purpose: String {
        case write, reply, edit, delete, report, hide, remove
    }

    let purpose: Purpose
    let article: ArticleCard
    /// What it is about: the comment to change, or the one that is answered.
    var comment: ShownComment?
    /// What was typed, where it was refused.
    var typed: Form?
    var problem: FormProblem?
    var maximumLength = 0
    /// Where to go afterwards.
    var back: NextPath?

    private var fields: CommentFields { CommentFields(path: Path.article(article.publicationHandle, article.id)) }

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        let heading = texts("comments.form.\(purpose.rawValue)")
        var quoted: Fields?
        if let comment, purpose != .edit {
            quoted = fields.comment(comment, pages)
        }
        return try pages.render(
            "comments/form",
            [
                "breadcrumb": pages.breadcrumb([
                    (article.title, fields.path), (texts("comments.title"), fields.address(.newest, .start)),
                    (heading, nil),
                ]),
                "heading": heading, "lede": texts("comments.lede.\(purpose.rawValue)"), "quoted": quoted,
                "form": try form(texts).model(pages), "cancel": back?.text ?? cancelAddress,
                "complaintURL": purpose == .report
                    ? comment.map { Path.complaint(on: .comment($0.comment.id)) } : nil,
            ],
            PageFrame(name: "comment-form", heading: heading, work: WorkFrame()))
    }

    private var cancelAddress: String {
        comment.map { "\(fields.address(of: $0.comment))#c-\($0.comment.id)" } ?? "\(fields.path)#comments"
    }

    private func form(_ texts: Catalogue) -> SectionForm {
        var form = SectionForm(action: action, submit: texts("comments.submit.\(purpose.rawValue)"))
        form.hidden = [("back", back?.text)]
        switch purpose {
        case .write, .reply, .edit:
            form.hidden.append(("answering", purpose == .reply ? comment?.comment.id.description : nil))
            form.fields = [text(texts)]
        case .report, .hide, .remove:
            form.fields = [reason(texts), note(texts)]
            form.isDangerous = purpose == .remove
        case .delete: form.isDangerous = true
        }
        form.problem = problem
        return form
    }

    private var action: String {
        guard let comment, purpose != .reply else { return fields.list }
        return "\(fields.address(of: comment.comment))/\(purpose.rawValue)"
    }

    private func text(_ texts: Catalogue) -> FormField {
        FormField(
            name: "text", label: texts("comments.text"), kind: .paragraph(rows: 6),
            value: typed?.text("text") ?? (purpose == .edit ? comment?.comment.body ?? "" : ""), isRequired: true,
            maximumLength: maximumLength)
    }

    private func reason(_ texts: Catalogue) -> FormField {
        FormField(
            name: "reason", label: texts("comments.reason.label"),
            kind: .radio(
                CommentReason.allCases.map {
                    FormField.Option(value: $0.rawValue, text: texts("comments.reason.\($0.rawValue)"))
                }), value: typed?.text("reason") ?? "", isRequired: true)
    }

    private func note(_ texts: Catalogue) -> FormField {
        FormField(
            name: "note", label: texts("comments.note"), kind: .paragraph(rows: 3), value: typed?.text("note") ?? "",
            hint: texts(purpose == .report ? "comments.noteToDesk" : "comments.noteToAuthor"),
            maximumLength: CommentError.maximumNote)
    }
}
