import Kernel
import Publishing

/// Taking everything along, and leaving.
struct DataPage {
    enum Section {
        case archive, leaving
    }

    let viewer: SignedIn
    let overview: LeavingOverview
    var problem: FormProblem?
    /// The form the problem is about.
    var wrong: Section?
    var comments = Leaving.Comments.anonymised

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        return try pages.render(
            "readers/data",
            [
                "archive": try archive(texts).model(pages),
                "consequences": consequences(texts).map { ["consequence": $0] as Fields },
                "owned": Fields.list(
                    overview.owned.map {
                        ["name": $0.name, "url": "/studio/publication/\($0.handle)/members"] as Fields
                    }),
                "leaving": overview.owned.isEmpty ? try leaving(texts).model(pages) : nil,
            ],
            PageFrame(name: "data", heading: texts("data.title"), work: .account(texts, current: "/account/data")))
    }

    private func archive(_ texts: Catalogue) -> SectionForm {
        SectionForm(
            action: "/account/archive.zip",
            fields: viewer.account.hasPassword ? [.currentPassword(texts, in: "archive")] : [],
            submit: texts("data.archive.submit"), problem: wrong == .archive ? problem : nil)
    }

    private func leaving(_ texts: Catalogue) -> SectionForm {
        let options = Leaving.Comments.allCases.map {
            FormField.Option(
                value: $0.rawValue, text: texts("leaving.comments.\($0.rawValue)"),
                hint: texts("leaving.comments.\($0.rawValue)Hint"))
        }
        var fields = [
            FormField(
                name: "comments", label: texts("leaving.comments.label"), kind: .radio(options),
                value: comments.rawValue, isRequired: true)
        ]
        if viewer.account.hasPassword { fields.append(.currentPassword(texts, in: "leaving")) }
        return SectionForm(
            action: "/account/leave", fields: fields,
            submit: texts("leaving.submit", ["days": String(Leaving.days)]), isDangerous: true,
            problem: wrong == .leaving ? problem : nil)
    }

    /// What is there to be lost, in numbers, and what stays.
    private func consequences(_ texts: Catalogue) -> [String] {
        var lines = [texts("leaving.what.wait", ["days": String(Leaving.days)])]
        lines.append(
            texts(
                "leaving.what.deleted",
                [
                    "likes": texts.number(overview.likes), "bookmarks": texts.number(overview.bookmarks),
                    "follows": texts.number(overview.follows),
                ]))
        if overview.articles > 0 { lines.append(texts("leaving.what.articles", count: overview.articles)) }
        if !overview.joined.isEmpty {
            lines.append(
                texts("leaving.what.joined", ["publications": texts.list(overview.joined.map(\.name))]))
        }
        lines.append(texts("leaving.what.comments"))
        lines.append(texts("leaving.what.record"))
        return lines
    }
}
