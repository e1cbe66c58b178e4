import Document
import Kernel
import Publishing

/// What changed between two versions of an article, as HTML: words and blocks, and in words what stands beside the text.
struct Comparison {
    let before: ArticleContent
    let after: ArticleContent
    let media: [ContentHash: StoredMedia]
    let pages: Pages

    func html() throws -> String {
        let texts = pages.texts
        let diff = DiffHTMLWriter(
            writer: ArticleBody(media: media).writer(texts), labels: ArticleBody.diffLabels(texts), context: 1)
        let title = TextChanges(from: before.title, to: after.title)
        let summary = TextChanges(from: before.summary, to: after.summary)
        let body = Document.changes(from: before.document, to: after.document)
        let others = otherChanges(texts)
        return try pages.templates.render(
            "studio/comparison",
            [
                "t": texts.words.fields, "contentLang": after.language,
                "titleHTML": title.isEmpty ? nil : diff.write(title),
                "summaryHTML": summary.isEmpty ? nil : diff.write(summary),
                "bodyHTML": body.isEmpty ? nil : diff.write(body), "others": Fields.list(others),
                "same": title.isEmpty && summary.isEmpty && body.isEmpty && others.isEmpty,
            ])
    }

    private func otherChanges(_ texts: Catalogue) -> [Fields] {
        var changes: [String] = []
        if before.cover != after.cover { changes.append(texts("comparison.cover")) }
        if before.language != after.language { changes.append(texts("comparison.language")) }
        let names = DeclarationTexts(texts)
        let old = names.fields(before.declarations).compactMap { $0["text"] as? String }
        let new = names.fields(after.declarations).compactMap { $0["text"] as? String }
        changes += old.filter { !new.contains($0) }.map {
            texts("comparison.declarationGone", ["declaration": $0])
        }
        changes += new.filter { !old.contains($0) }.map {
            texts("comparison.declarationNew", ["declaration": $0])
        }
        return changes.map { ["text": $0] }
    }
}
