import Kernel
import Publishing

/// A complaint as its complainant follows it.
struct FollowedComplaintPage {
    let complaint: FollowedComplaint
    let path: String
    /// Where whoever holds the code follows it; `nil` to who is known by being signed in.
    var address: String?
    var typed: Form?
    var error: (any ReadableError)?
    let done: String?

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts, words = ComplaintTexts(pages: pages)
        return try pages.render(
            "complaints/show",
            [
                "ground": words.ground(complaint.ground),
                "about": words.about(complaint.kind, picture: complaint.picture != nil),
                "name": complaint.title.nonEmpty ?? texts("decision.gone"), "subjectURL": complaint.path,
                "standing": words.state(complaint.state),
                "received": words.when(complaint.receivedAt),
                "next": texts(
                    "complaint.next.\(complaint.state.rawValue)", ["time": pages.time.full(complaint.dueAt)]),
                "isNew": done == "sent",
                "said": done.flatMap { ["answered", "documents"].contains($0) ? texts("complaint.done.\($0)") : nil },
                "all": address == nil
                    ? ["url": "/account/complaints", "name": texts("complaint.own.title")] as Fields
                    : ["url": "/complaints", "name": texts("complaint.all")] as Fields,
                "address": address,
                "problem": error.map { texts.text(of: $0) ?? $0.description },
                "messages": words.messages(complaint.messages),
                "form": complaint.mayAnswer ? try form(pages) : nil,
                "documents": Fields.list(
                    complaint.documents.map { words.document($0, under: path, canRemove: complaint.state.isOpen) }),
                "hasDocuments": complaint.mayAddDocuments || !complaint.documents.isEmpty,
                "upload": complaint.mayAddDocuments
                    ? DocumentFields.upload(
                        to: "\(path)/documents", note: texts("complaint.documentsHint"), texts) : nil,
                "reason": complaint.reason.nonEmpty,
                "decision": complaint.decision.map { decision($0, pages) },
                "counter": complaint.counterNotice.map { counter($0, words) },
                "statement": ["items": words.statement(complaint.statement)] as Fields,
                "erased": complaint.erasedAt.map { texts("complaint.erasedOn", ["time": pages.time.day($0)]) },
            ], PageFrame(name: "complaint", heading: texts("complaint.one"), work: WorkFrame()))
    }

    private func form(_ pages: Pages) throws -> Fields {
        [
            "action": "\(path)/answer",
            "field": try pages.field(
                FormField(
                    name: "answer", label: pages.texts("complaint.answer"), kind: .paragraph(rows: 6),
                    value: typed?.text("answer") ?? "", isRequired: true,
                    maximumLength: ComplaintError.longestText)),
        ]
    }

    private func decision(_ decision: PublicDecision, _ pages: Pages) -> Fields {
        let words = DecisionTexts(pages: pages)
        return [
            "url": decision.path, "measure": words.measure(decision.measure), "standing": words.standing(decision),
            "why": decision.explanation,
        ]
    }

    private func counter(_ notice: CounterNotice, _ words: ComplaintTexts) -> Fields {
        [
            "received": words.when(notice.receivedAt),
            "items": words.statement(notice.statement, CounterNotice.fields),
        ]
    }
}
