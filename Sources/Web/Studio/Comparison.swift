import Document
import Kernel
import Publishing

/// Two versions of an article beside each other, as HTML.
struct Comparison {
    let before: ArticleContent
    let after: ArticleContent
    let media: [ContentHash: StoredMedia]
    let pages: Pages

    func html() throws -> String {
        let body = ArticleBody(media: media)
        return try pages.templates.render(
            "studio/comparison",
            [
                "t": pages.texts.words.fields,
                "title": line(before.title, after.title), "summary": line(before.summary, after.summary),
                "sides": before.document == after.document
                    ? nil
                    : [
                        "before": body.html(before.document, pages.texts),
                        "after": body.html(after.document, pages.texts),
                    ] as Fields,
                "same": before == after,
            ])
    }

    private func line(_ before: String, _ after: String) -> Fields? {
        before == after ? nil : ["before": before.nonEmpty, "after": after.nonEmpty]
    }
}
