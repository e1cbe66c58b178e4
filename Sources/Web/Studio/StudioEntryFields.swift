import Kernel
import Publishing

/// One article of the list, with what can be done next.
struct StudioEntryFields {
    private let entry: StudioEntry

    init(_ entry: StudioEntry) {
        self.entry = entry
    }

    func fields(_ pages: Pages, showsPublication: Bool) -> Fields {
        let texts = pages.texts
        let title = entry.title.nonEmpty ?? texts("studio.untitled")
        return [
            "id": entry.article.description, "title": title, "url": "/studio/\(entry.article)",
            "state": pages.stateFields(entry.state),
            "updating": entry.isLive && entry.state != .published ? texts("studio.updating") : nil,
            "restricted": entry.restriction == .none ? nil : texts("studio.restriction.\(entry.restriction.key)"),
            "handedIn": entry.handedInAt != nil && entry.state == .draft ? texts("studio.handedIn") : nil,
            "place": showsPublication ? entry.publicationName : nil, "author": entry.authorName,
            "when": [
                "iso": pages.time.iso(entry.modifiedAt),
                "text": texts("studio.changedAt", ["time": pages.time.full(entry.modifiedAt)]),
            ] as Fields,
            "due": entry.scheduledAt.map { texts("studio.dueAt", ["time": pages.time.full($0)]) },
            "first": firstFields(pages), "links": links(pages), "forms": forms(pages, title),
            "menuLabel": texts("studio.menuFor", ["title": title]),
        ]
    }

    /// The one thing that is most likely next.
    private func firstFields(_ pages: Pages) -> Fields {
        if entry.actions.contains(.edit) {
            return [
                "text": pages.texts(
                    entry.state == .published ? "studio.action.update" : "studio.action.write"),
                "url": "/studio/\(entry.article)",
            ]
        }
        return ["text": pages.texts("studio.action.look"), "url": "/studio/\(entry.article)"]
    }

    private func links(_ pages: Pages) -> [Fields] {
        var links: [(String, String)] = [("preview", "/studio/\(entry.article)/preview")]
        if entry.isLive {
            links.append(("read", Path.article(entry.publicationHandle, entry.article)))
            links.append(("numbers", "/studio/\(entry.article)/numbers"))
        }
        links += [
            ("history", "/studio/\(entry.article)/history"), ("timeline", "/studio/\(entry.article)/timeline"),
        ]
        return links.map { ["text": pages.texts("studio.action.\($0)"), "url": $1] }
    }

    private func forms(_ pages: Pages, _ title: String) -> [Fields] {
        StudioAction.allCases.filter { entry.actions.contains($0.action) }.map { $0.fields(entry.article, pages) }
    }
}

/// What is done to an article by the press of a button.
enum StudioAction: String, CaseIterable {
    case submit
    case handIn = "hand-in"
    case recall, withdraw, delete

    var action: ArticleAction {
        switch self {
        case .submit: .submit
        case .handIn: .handIn
        case .recall: .recall
        case .withdraw: .withdraw
        case .delete: .delete
        }
    }

    func fields(_ article: Identifier<Article>, _ pages: Pages) -> Fields {
        [
            "name": rawValue, "action": "/studio/\(article)/\(rawValue)",
            "text": pages.texts("studio.action.\(rawValue)"),
            "isPrimary": self == .submit || self == .handIn, "isDanger": self == .withdraw || self == .delete,
            "asksReason": self == .withdraw,
            "question": self == .withdraw || self == .delete ? pages.texts("studio.sure.\(rawValue)") : nil,
        ]
    }
}
