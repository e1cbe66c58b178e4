import Kernel
import Publishing

/// Articles somebody has kept: bookmarked, or read.
struct KeptArticlesPage {
    enum Kind: String {
        case bookmarks, history
    }

    let kind: Kind
    let articles: Page<KeptArticle>
    /// Whether what is read is kept, on the page of the history.
    var isKept: Bool?
    var done: String?

    private var path: String { "/account/\(kind.rawValue)" }

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        var list = Fields.list(try articles.items.map { try item($0, pages) })
        list?["pagination"] = pages.pagination(articles, of: path)
        return try pages.render(
            "readers/kept",
            [
                "lede": texts("\(kind.rawValue).lede"), "kept": list, "removeAction": "\(path)/remove",
                "removeLabel": texts("\(kind.rawValue).remove"),
                "done": done.map { texts("accounts.done.\($0)") },
                "history": isKept.map { ["isKept": $0, "hasAny": list != nil] as Fields },
                "empty": list == nil
                    ? [
                        "title": texts("\(kind.rawValue).empty.title"), "text": texts("\(kind.rawValue).empty.text"),
                        "actions": [["text": texts("nav.home"), "url": "/"] as Fields],
                    ] as Fields : nil,
            ],
            PageFrame(
                name: kind.rawValue, heading: texts("\(kind.rawValue).title"),
                work: .account(texts, current: path)))
    }

    private func item(_ kept: KeptArticle, _ pages: Pages) throws -> Fields {
        [
            "keptID": kept.id.description, "keptCard": try kept.card.map { try pages.card($0, .standard) },
            "keptTitle": kept.card?.title ?? "",
            "when": ["iso": pages.time.iso(kept.keptAt), "text": pages.time.full(kept.keptAt)] as Fields,
        ]
    }
}
