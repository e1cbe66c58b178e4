import Kernel
import Publishing

/// The preview in a frame of the width of a phone or a desktop, light or dark, and a link to show it to others.
struct PreviewPage {
    let contents: EditorContents
    /// Just made.
    let link: SecretToken?
    let done: String?

    func render(_ pages: Pages) throws -> String {
        let path = "/studio/\(contents.article.id)"
        return try pages.render(
            "studio/preview",
            [
                "titleText": contents.draft.content.content.title.nonEmpty ?? pages.texts("studio.untitled"),
                "editorURL": path, "frameURL": "\(path)/preview/page", "linkAction": "\(path)/preview/link",
                "withdrawAction": "\(path)/preview/withdraw", "done": pages.studioMessage(done),
                "shareURL": link.map { pages.address.absolute("/preview/\($0.text)") },
                "shareText": pages.texts("preview.linkText", ["days": String(Platform.previewDays)]),
            ],
            PageFrame(
                name: "preview", heading: pages.texts("preview.title"), work: WorkFrame(area: .studio),
                scripts: ["studio-preview.js"], isBare: true))
    }
}

/// What was corrected on an article, for its readers.
struct CorrectionsPage {
    let contents: CorrectionContents
    let media: [ContentHash: StoredMedia]

    func render(_ pages: Pages) throws -> String {
        let path = Path.article(contents.publication.handle, contents.article.id)
        return try pages.render(
            "articles/corrections",
            [
                "breadcrumb": pages.breadcrumb([
                    (contents.publication.name, Path.publication(contents.publication.handle)), (contents.title, path),
                    (pages.texts("corrections.title"), nil),
                ]),
                "entries": try contents.entries.map { entry -> Fields in
                    [
                        "note": entry.correction.note, "anchor": "c\(entry.correction.revision)",
                        "when": [
                            "iso": pages.time.iso(entry.correction.createdAt),
                            "text": pages.time.full(entry.correction.createdAt),
                        ] as Fields,
                        "body": try Comparison(before: entry.before, after: entry.after, media: media, pages: pages)
                            .html(),
                    ]
                },
                "articleURL": path,
            ],
            PageFrame(
                name: "corrections", heading: pages.texts("corrections.heading", ["title": contents.title])))
    }
}
