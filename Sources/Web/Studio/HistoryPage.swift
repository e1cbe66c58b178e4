import Kernel
import Publishing

/// The versions of an article: what was submitted, and every save that is kept.
struct HistoryPage {
    let history: ArticleHistory

    func render(_ pages: Pages) throws -> String {
        let path = "/studio/\(history.article.id)"
        let revisions = history.revisions.map { fields($0, pages) }
        let saves = history.saves.items.map { fields($0, pages) }
        return try pages.render(
            "studio/history",
            [
                "titleText": history.title.nonEmpty ?? pages.texts("studio.untitled"), "editorURL": path,
                "compareURL": "\(path)/compare", "restoreURL": "\(path)/restore", "canRestore": history.canEdit,
                "certificate": history.article.publishedAt == nil ? nil : "\(path)/certificate.json",
                "revisions": Fields.list(revisions), "saves": Fields.list(saves),
                "pagination": pages.pagination(history.saves, of: "\(path)/history"),
            ],
            PageFrame(
                name: "history", heading: pages.texts("history.title"), work: WorkFrame(area: .studio)))
    }

    private func fields(_ entry: ArticleHistory.Entry, _ pages: Pages) -> Fields {
        [
            "version": entry.version.description, "label": pages.label(of: entry.version),
            "when": ["iso": pages.time.iso(entry.createdAt), "text": pages.time.full(entry.createdAt)] as Fields,
            "author": entry.authorName ?? pages.texts("history.nobody"),
            "isCurrent": entry.isCurrent,
            "mark": entry.isCurrent
                ? pages.texts(entry.submission == nil && entry.title.isEmpty ? "history.current" : "history.live")
                : nil,
            "submission": entry.submission.map { pages.texts("history.submission.\($0.key)") },
        ]
    }
}

/// Two versions of an article, with what changed between them.
struct ComparisonPage {
    let history: ArticleHistory
    let from: ArticleVersion
    let to: ArticleVersion
    let comparison: Comparison

    func render(_ pages: Pages) throws -> String {
        let path = "/studio/\(history.article.id)"
        return try pages.render(
            "studio/compare",
            [
                "titleText": history.title.nonEmpty ?? pages.texts("studio.untitled"), "historyURL": "\(path)/history",
                "editorURL": path, "restoreURL": "\(path)/restore",
                "lede": pages.texts("history.comparing", ["from": pages.label(of: from), "to": pages.label(of: to)]),
                "swapURL": "\(path)/compare?from=\(to)&to=\(from)", "body": try comparison.html(),
                "restores": history.canEdit
                    ? Fields.list(
                        [from, to].map {
                            [
                                "version": $0.description,
                                "text": pages.texts("history.restoreThis", ["version": pages.label(of: $0)]),
                            ] as Fields
                        }) : nil,
            ],
            PageFrame(name: "compare", heading: pages.texts("history.compareTitle"), work: WorkFrame(area: .studio)))
    }
}

extension Pages {
    func label(of version: ArticleVersion) -> String {
        switch version {
        case .save(let number): texts("history.save", ["number": String(number)])
        case .revision(let number): texts("history.revision", ["number": String(number)])
        }
    }
}
