import Kernel
import Publishing

/// The whole of a case: who complains of what, the evidence, the records of both sides, and what can be done.
struct ComplaintCasePage {
    let record: ComplaintCaseRecord
    var typed: Form?
    var error: ComplaintError?
    let done: String?

    private var found: ComplaintCase { record.case }
    private var path: String { "/desk/complaints/\(found.id)" }

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts, words = ComplaintTexts(pages: pages)
        let known = ["taken", "asked", "dismissed", "settled"]
        return try pages.render(
            "desk/complaint",
            [
                "title": "\(words.ground(found.ground)): \(title(texts))",
                "about": words.about(found.kind, picture: found.picture != nil),
                "subjectURL": record.facts?.path, "subjectName": title(texts),
                "publication": record.facts?.publication.name, "standing": words.state(found.state),
                "due": found.state.isWaiting
                    ? texts(
                        record.isLate ? "complaint.late" : "complaint.due", ["time": pages.time.full(found.dueAt)])
                    : nil,
                "isLate": record.isLate, "trusted": found.isTrusted ? texts("complaint.trusted") : nil,
                "assignee": record.assignee.map { texts("complaint.with", ["name": $0]) },
                "problem": error.map { texts.text(of: $0) ?? $0.description },
                "done": done.flatMap { known.contains($0) ? texts("complaint.done.\($0)") : nil },
                "take": record.standing.allows(.take) ? ["action": "\(path)/take"] as Fields : nil,
                "evidence": evidence(texts), "entries": try record.entries.map { try entry($0, words, pages) },
                "answer": answer(words, pages), "counter": counter(words),
                "measures": record.standing.allows(.act) ? measures(texts) : nil,
                "settle": try settle(pages), "dismiss": try dismiss(pages),
                "records": Fields.list(records(words, texts)),
                "others": Fields.list(
                    record.others.map {
                        [
                            "url": "/desk/complaints/\($0.id)", "ground": words.ground($0.ground),
                            "standing": words.state($0.state), "when": words.when($0.receivedAt),
                        ] as Fields
                    }),
                "history": Fields.list(record.history.map(DecisionTexts(pages: pages).entry)),
                "similar": DecisionTexts(pages: pages).similar(record.similar),
            ],
            PageFrame(
                name: "desk", heading: words.ground(found.ground),
                work: WorkFrame(area: .desk, sections: DeskSections.make(current: .complaints, pages)),
                scripts: ["desk.js"]))
    }

    private func title(_ texts: Catalogue) -> String {
        found.evidence.split(separator: "\n").first.map(String.init)?.nonEmpty ?? texts("decision.gone")
    }

    /// What it said when the first complaint came in.
    private func evidence(_ texts: Catalogue) -> Fields {
        [
            "text": record.evidence?.text.nonEmpty ?? found.evidence,
            "picture": found.picture.map { "/media/\($0)/640.jpg" },
            "note": record.hasChanged ? texts("complaint.changed") : nil,
        ]
    }

    private func entry(_ entry: ComplaintCaseRecord.Entry, _ words: ComplaintTexts, _ pages: Pages) throws -> Fields {
        let texts = pages.texts, complaint = entry.complaint
        let name = complaint.statement[.name] ?? texts("complaint.unnamed")
        return [
            "entryID": complaint.id.description, "name": name, "when": words.when(complaint.receivedAt),
            "items": words.statement(complaint.statement),
            "trust": complaint.isTrusted ? texts("complaint.trusted") : nil,
            "exempt": complaint.isExempt ? texts("complaint.isExempt") : nil,
            "record": entry.record.map(words.record), "abusive": entry.isAbusive ? texts("complaint.abusive") : nil,
            "signed": complaint.erasedAt == nil
                ? texts(entry.isSignedIn ? "complaint.signedIn" : "complaint.unproven") : nil,
            "erased": complaint.erasedAt.map { texts("complaint.erasedOn", ["time": pages.time.day($0)]) },
            "waits": complaint.askedAt == nil ? nil : texts("complaint.waits"),
            "messages": words.messages(entry.messages),
            "documents": Fields.list(entry.documents.map { words.document($0, under: "/desk/complaints") }),
            "ask": record.standing.allows(.ask)
                ? [
                    "action": "\(path)/ask", "complaint": complaint.id.description,
                    "asked": name,
                    "field": try pages.field(
                        FormField(
                            name: "question", label: texts("complaint.question"), kind: .paragraph(rows: 4),
                            value: typed?.text("complaint") == complaint.id.description
                                ? typed?.text("question") ?? "" : "",
                            hint: texts("complaint.questionHint"), isRequired: true,
                            maximumLength: ComplaintError.longestText, id: "question-\(complaint.id)")),
                ] as Fields : nil,
        ]
    }

    private func answer(_ words: ComplaintTexts, _ pages: Pages) -> Fields? {
        guard let time = found.decidedAt else { return nil }
        return [
            "when": words.when(time), "by": record.decider ?? "", "reason": found.reason.nonEmpty,
            "decision": record.decision.map { decision -> Fields in
                [
                    "url": "/desk/decisions/\(decision.id)",
                    "measure": DecisionTexts(pages: pages).measure(decision.measure),
                    "standing": DecisionTexts(pages: pages).standing(decision),
                ]
            },
        ]
    }

    private func counter(_ words: ComplaintTexts) -> Fields? {
        record.counterNotice.map { notice -> Fields in
            [
                "when": words.when(notice.receivedAt),
                "items": words.statement(notice.statement, CounterNotice.fields),
            ]
        }
    }

    /// Where a measure is taken that answers the case: on the subject, or on whose it is.
    private func measures(_ texts: Catalogue) -> [Fields] {
        var subjects = [found.about].compactMap { $0 }
        if let article = found.article, found.kind == .comment { subjects.append(.article(article)) }
        if let publication = found.publication, found.kind != .publication {
            subjects.append(.publication(publication))
        }
        return subjects.enumerated().map { index, subject in
            [
                "url": "/desk/decisions/new?on=\(subject.kind.rawValue)&id=\(subject.id)&notice=\(found.id)",
                "name": texts("complaint.measure.\(subject.kind.rawValue)"), "isFirst": index == 0,
            ]
        }
    }

    private func settle(_ pages: Pages) throws -> Fields? {
        guard record.standing.allows(.act), !record.inForce.isEmpty else { return nil }
        let words = DecisionTexts(pages: pages)
        return [
            "action": "\(path)/settle",
            "field": try pages.field(
                FormField(
                    name: "decision", label: pages.texts("complaint.settleWith"),
                    kind: .choice(
                        record.inForce.map {
                            FormField.Option(
                                value: $0.id.description,
                                text: "\(words.measure($0.measure)) · \(pages.time.full($0.decidedAt))")
                        }), value: record.inForce.first?.id.description ?? "", isRequired: true)),
        ]
    }

    private func dismiss(_ pages: Pages) throws -> Fields? {
        guard record.standing.allows(.dismiss) else { return nil }
        return [
            "action": "\(path)/dismiss",
            "field": try pages.field(
                FormField(
                    name: "reason", label: pages.texts("complaint.dismissReason"), kind: .paragraph(rows: 4),
                    value: typed?.text("reason") ?? "", hint: pages.texts("complaint.dismissHint"), isRequired: true,
                    maximumLength: ComplaintError.longestText)),
        ]
    }

    private func records(_ words: ComplaintTexts, _ texts: Catalogue) -> [Fields] {
        [
            ("complaint.ofPublication", record.publicationRecord), ("complaint.ofGround", record.groundRecord),
        ].compactMap { key, record in
            record.map { ["name": texts(key), "value": words.record($0)] }
        }
    }
}
