import Document
import Kernel
import Publishing

/// What of a text stands in published articles, with the passages side by side: for its author before submitting, and for
/// the reviewer.
struct OriginalityPage {
    enum Viewer {
        case author
        case reviewer(Identifier<Submission>)
        /// Of what is published, whether it was ever submitted or not.
        case stock
    }

    let contents: OriginalityContents
    let viewer: Viewer
    var error: (any ReadableError)?
    var form = Form("")

    private var report: ReuseReport { contents.report }

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        return try pages.render(
            "originality/show",
            [
                "titleText": contents.title.nonEmpty ?? texts("studio.untitled"), "backURL": backURL,
                "problem": error.map { texts.text(of: $0) ?? $0.description },
                "verdict": verdict(pages), "isGrave": report.original?.relation == .other,
                "quotedText": report.quotedShare > 0.005
                    ? texts("originality.quoted", ["share": percent(report.quotedShare)]) : nil,
                "reprintText": contents.problem.map { texts("originality.problem.\($0.rawValue)") }
                    ?? contents.licence.map { LicenceText(pages).terms($0) },
                "sources": Fields.list(report.sources.enumerated().map { source($1, number: $0 + 1, pages) }),
                "hasChoices": isAuthor && report.original?.relation == .other, "choices": choices(pages),
                "said": Fields.list(said(pages)),
                "stateText": texts("originality.state.\(contents.state.rawValue)"),
                "events": Fields.list(contents.events.map { event($0, pages) }),
                "judging": contents.canJudge ? try judging(pages) : nil,
            ],
            PageFrame(
                name: "originality", heading: texts("originality.title"),
                work: WorkFrame(area: isAuthor ? .studio : .desk)))
    }

    private var isAuthor: Bool { if case .author = viewer { true } else { false } }

    private var backURL: String {
        switch viewer {
        case .author: "/studio/\(contents.article.id)"
        case .reviewer(let submission): "/desk/\(submission)"
        case .stock: "/desk/originality"
        }
    }

    private var action: String {
        if case .stock = viewer { "\(backURL)/\(contents.article.id)" } else { "\(backURL)/originality" }
    }

    private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

    private func verdict(_ pages: Pages) -> String {
        let others = report.sources.filter { $0.relation != .own }
        guard !others.isEmpty else { return pages.texts("originality.nothing") }
        if let original = report.original {
            return pages.texts(
                original.relation == .licensed ? "originality.licensed" : "originality.reprint",
                ["title": original.title, "publication": original.publicationName])
        }
        return pages.texts("originality.passages", count: others.count, ["share": percent(report.share)])
    }

    private func source(_ source: ReuseSource, number: Int, _ pages: Pages) -> Fields {
        [
            "number": String(number), "name": source.title, "address": Path.article(source.handle, source.article),
            "publisher": source.publicationName,
            "when": ["iso": pages.time.iso(source.publishedAt), "text": pages.time.full(source.publishedAt)] as Fields,
            "kindText": pages.texts("originality.kind.\(source.isReprint ? "reprint" : "passage")"),
            "relationText": source.relation == .other
                ? nil : pages.texts("originality.relation.\(source.relation.rawValue)"),
            "ownShare": pages.texts("originality.ownShare", ["share": percent(source.share)]),
            "otherShare": pages.texts("originality.otherShare", ["share": percent(source.otherShare)]),
            "passages": source.passages.map { passage -> Fields in
                [
                    "own": passage.own, "other": passage.other,
                    "isQuoted": passage.isQuoted,
                    "place": passage.place.map {
                        pages.texts("desk.paragraph", ["number": String($0.block + 1)])
                    },
                ]
            },
        ]
    }

    /// What the author can declare; each is a declaration in the editor.
    private func choices(_ pages: Pages) -> [Fields] {
        [Declaration.Kind.original, .reprint, .translation, .compilation, .dispute].map { kind in
            [
                "name": pages.texts("editor.declaration.\(kind.rawValue)"),
                "hint": pages.texts("originality.choice.\(kind.rawValue)"),
            ]
        }
    }

    private func said(_ pages: Pages) -> [Fields] {
        contents.declarations.compactMap { declaration in
            guard let reason = declaration.reason?.nonEmpty else { return nil }
            return ["name": pages.texts("editor.declaration.\(declaration.kind.rawValue)"), "text": reason]
        }
    }

    private func event(_ event: OriginalityEvent, _ pages: Pages) -> Fields {
        [
            "state": pages.texts("originality.state.\(event.state.rawValue)"),
            "when": ["iso": pages.time.iso(event.at), "text": pages.time.full(event.at)] as Fields,
            "by": event.by, "why": event.reason.nonEmpty,
        ]
    }

    private func judging(_ pages: Pages) throws -> Fields {
        [
            "action": action,
            "items": OriginalityJudgement.allCases.map { judgement -> Fields in
                ["value": judgement.rawValue, "text": pages.texts("originality.judge.\(judgement.rawValue)")]
            },
            "reason": try pages.field(
                FormField(
                    name: "reason", label: pages.texts("originality.judge.reason"), kind: .paragraph(rows: 2),
                    value: form.text("reason"), hint: pages.texts("originality.judge.reasonHint"),
                    maximumLength: OriginalityError.maximumReason)),
        ]
    }
}
