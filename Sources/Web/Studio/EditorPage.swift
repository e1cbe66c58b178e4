import Foundation
import Kernel
import Publishing

/// The editor: the frame for the text, and all fields beside it. Scripts fill them and save.
struct EditorPage {
    let contents: EditorContents
    let reviews: [ReviewOutcome]
    /// What the screening points out in the text as it is.
    let noted: [Finding]
    let done: String?
    /// Somebody tried to submit it, and is shown what it lacks.
    let isChecked: Bool

    private var content: ArticleContent { contents.draft.content.content }
    private var canEdit: Bool { contents.actions.contains(.edit) }

    func render(_ pages: Pages) throws -> String {
        let id = contents.article.id
        let title = content.title.nonEmpty ?? pages.texts("studio.untitled")
        return try pages.render(
            "studio/editor",
            [
                "state": pages.stateFields(contents.draft.state), "done": pages.studioMessage(done),
                "publicationName": contents.publication.name, "canEdit": canEdit,
                "listURL": "/studio?publication=\(contents.publication.handle)",
                "previewURL": "/studio/\(id)/preview", "originalityURL": "/studio/\(id)/originality",
                "historyURL": "/studio/\(id)/history",
                "timelineURL": "/studio/\(id)/timeline",
                "readURL": contents.isLive ? Path.article(contents.publication.handle, id) : nil,
                "lang": pages.language.rawValue, "contentLang": content.language,
                "contentDir": WritingDirection.attribute(of: content.language),
                "readOnlyText": canEdit ? nil : readOnlyText(pages),
                "updatingText": canEdit && contents.isLive ? pages.texts("editor.updating") : nil,
                "forms": StudioAction.allCases.filter { contents.actions.contains($0.action) }
                    .map { $0.fields(id, pages) },
                "reviews": EditorReview(outcomes: reviews).fields(pages), "tools": EditorTools.groups(pages),
                "settings": try EditorSettings(contents: contents).fields(pages),
                "noted": EditorReview.noted(noted, pages),
                "missing": isChecked
                    ? Fields.list(
                        contents.missing.map {
                            ["key": $0.rawValue, "text": pages.texts("requirement.\($0.rawValue)")] as Fields
                        }) : nil,
                "dataJSON": try data(pages),
            ],
            PageFrame(
                name: "editor", heading: title, work: WorkFrame(area: .studio), scripts: ["studio.js"], isBare: true))
    }

    private func readOnlyText(_ pages: Pages) -> String {
        pages.texts(contents.actions.contains(.recall) ? "editor.readOnly.inReview" : "editor.readOnly.notAllowed")
    }

    private struct ScriptData: Encodable {
        let article: String
        let account: String
        let csrf: String
        let canEdit: Bool
        let icons: String
        let language: String
        let texts: [String: String]
    }

    /// What the scripts need to know, as a block of data that runs nothing.
    private func data(_ pages: Pages) throws -> String {
        let prefix = "script."
        let texts = pages.texts.keys.filter { $0.hasPrefix(prefix) }
            .map { (String($0.dropFirst(prefix.count)), pages.texts($0)) }
        let requirements = Requirement.allCases.map {
            ("missing.\($0.rawValue)", pages.texts("requirement.\($0.rawValue)"))
        }
        let data = ScriptData(
            article: contents.article.id.description, account: pages.viewer?.account.id.description ?? "",
            csrf: pages.viewer?.csrf ?? "", canEdit: canEdit, icons: pages.assets.icons,
            language: pages.language.rawValue,
            texts: Dictionary(texts + requirements) { first, _ in first })
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let json = String(decoding: try encoder.encode(data), as: UTF8.self).replacing("<", with: "\\u003c")
        return "<script type=\"application/json\" id=\"studio-data\">\(json)</script>"
    }
}
