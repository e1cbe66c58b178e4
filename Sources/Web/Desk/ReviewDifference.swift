import Document
import Kernel
import Publishing

/// What an update changes of what readers have.
struct ReviewDifference {
    let contents: ReviewContents

    func fields(_ pages: Pages) throws -> Fields? {
        guard let base = contents.base?.content else { return nil }
        let new = contents.revision.content
        let texts = pages.texts
        let writer = ArticleBody(media: contents.media).writer(texts)
        let diff = DiffHTMLWriter(writer: writer, labels: ArticleBody.diffLabels(texts), context: 1)
        let title = TextChanges(from: base.title, to: new.title)
        let summary = TextChanges(from: base.summary, to: new.summary)
        let body = Document.changes(from: base.document, to: new.document)
        let others = otherChanges(base, new, texts)
        let isSame = title.isEmpty && summary.isEmpty && body.isEmpty && others.isEmpty
        return [
            "lang": new.language, "titleHTML": title.isEmpty ? nil : diff.write(title),
            "summaryHTML": summary.isEmpty ? nil : diff.write(summary),
            "bodyHTML": body.isEmpty ? nil : diff.write(body), "others": Fields.list(others),
            "same": isSame ? texts("desk.nothingChanged") : nil,
        ]
    }

    private func otherChanges(_ base: ArticleContent, _ new: ArticleContent, _ texts: Catalogue) -> [Fields] {
        var changes: [Fields] = []
        if base.cover != new.cover { changes.append(["text": texts("desk.changed.cover")]) }
        if base.language != new.language { changes.append(["text": texts("desk.changed.language")]) }
        let names = DeclarationTexts(texts)
        let before = names.fields(base.declarations).compactMap { $0["text"] as? String }
        let after = names.fields(new.declarations).compactMap { $0["text"] as? String }
        for name in before where !after.contains(name) {
            changes.append(["text": texts("desk.changed.declarationGone", ["declaration": name])])
        }
        for name in after where !before.contains(name) {
            changes.append(["text": texts("desk.changed.declarationNew", ["declaration": name])])
        }
        return changes
    }
}
