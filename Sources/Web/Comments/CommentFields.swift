import Document
import Kernel
import Publishing

/// The comments of an article as templates show them.
struct CommentFields {
    /// Of the article.
    let path: String

    var list: String { "\(path)/comments" }

    func address(of comment: Comment) -> String { "\(list)/\(comment.id)" }

    /// The whole section: what there is, in the order chosen, and what can be said.
    /// - Parameter isAlone: on the page that has nothing else.
    func section(_ section: CommentSection, isAlone: Bool = false, _ pages: Pages) -> Fields {
        let (texts, page) = (pages.texts, section.page)
        let isEmpty = page.pinned.isEmpty && page.threads.isEmpty
        return [
            "title": texts("comments.title"), "figure": section.count > 0 ? texts.number(section.count) : nil,
            "countText": texts("article.commentCount", count: section.count),
            "live": section.mode == .closed ? nil : live(section),
            "orders": section.count > 1 ? orders(page.order, texts) : nil,
            "write": write(section, pages),
            "invitation": section.mode != .closed && pages.viewer == nil
                ? ["url": "/sign-in?next=\(Path.encoded("\(path)#comments"))"] as Fields : nil,
            "closed": section.mode == .closed ? texts("comments.closed") : nil,
            "pinned": Fields.list(page.pinned.map { thread($0, pages) }),
            "threads": Fields.list(page.threads.map { thread($0, pages) }),
            "empty": isEmpty && section.mode != .closed ? texts("comments.empty") : nil,
            "newer": isAlone ? page.previous.map { address(page.order, $0) } : nil,
            "older": page.next.map { address(page.order, $0) },
            "olderText": texts(isAlone ? "comments.further" : "comments.all", ["count": texts.number(section.count)]),
            "mode": section.decidesMode ? mode(section, texts) : nil,
        ]
    }

    func thread(_ thread: CommentThread, _ pages: Pages) -> Fields {
        let root = thread.comment
        return [
            "root": comment(root, pages), "anchor": "c-\(root.comment.id)",
            "repliesLabel": pages.texts("comments.repliesTo", ["name": name(root, pages)]),
            "replies": Fields.list(thread.replies.map { comment($0, pages) }),
            "further": thread.furtherReplies > 0
                ? [
                    "url": thread.replies.last.map { "\(address(of: root.comment))?after=\($0.comment.id)" }
                        ?? address(of: root.comment),
                    "text": pages.texts("comments.furtherReplies", count: thread.furtherReplies),
                ] as Fields : nil,
        ]
    }

    func comment(_ shown: ShownComment, _ pages: Pages) -> Fields {
        let (comment, texts) = (shown.comment, pages.texts)
        var fields: Fields = [
            "id": comment.id.description, "anchor": "c-\(comment.id)", "url": address(of: comment),
            "parentID": comment.parent?.description ?? "",
            "time": ["iso": pages.time.iso(comment.createdAt), "text": pages.time.full(comment.createdAt)] as Fields,
        ]
        if let trace = shown.trace {
            fields["trace"] = texts(trace == .deleted ? "comments.trace.deleted" : "comments.trace.takenDown")
            return fields
        }
        let name = name(shown, pages)
        fields["said"] =
            [
                "author": [
                    "name": name, "initial": name.first.map(String.init) ?? "?", "palette": Palette.number(of: name),
                ] as Fields,
                "member": shown.isMember ? texts("comments.member") : nil,
                "mark": comment.state == .featured || comment.state == .pinned
                    ? texts("comments.mark.\(comment.state.rawValue)") : nil,
                "edited": comment.editedAt.map { time -> Fields in
                    ["text": texts("comments.edited"), "when": pages.time.full(time)]
                },
                "standing": comment.state == .pending || comment.state == .hidden
                    ? texts("comments.standing.\(comment.state.rawValue)") : nil,
                "pieces": pieces(comment.body),
                "answers": shown.answers.map { texts("comments.answers", ["name": $0.nonEmpty ?? anonymous(pages)]) },
                "tools": tools(shown, name, pages),
            ] as Fields
        return fields
    }

    /// Words and addresses, one after another.
    func pieces(_ text: String) -> [Fields] {
        CommentPiece.pieces(of: text).map { piece in
            switch piece {
            case .words(let words): ["words": words, "isLink": false]
            case .link(let address): ["words": address.description, "isLink": true]
            }
        }
    }

    func address(_ order: CommentOrder, _ place: CommentPlace) -> String {
        var query = order == .newest ? [] : ["order=\(order.rawValue)"]
        switch place {
        case .start: break
        case .from(let id): query.append("from=\(id)")
        case .after(let id): query.append("after=\(id)")
        case .before(let id): query.append("before=\(id)")
        }
        return query.isEmpty ? "\(list)#comments" : "\(list)?\(query.joined(separator: "&"))#comments"
    }

    func name(_ shown: ShownComment, _ pages: Pages) -> String { shown.comment.authorName.nonEmpty ?? anonymous(pages) }

    private func anonymous(_ pages: Pages) -> String { pages.texts("comments.anonymous") }

    /// Where new comments are told, and what is known already.
    private func live(_ section: CommentSection) -> Fields {
        [
            "stream": "\(list)/live", "news": "\(list)/new",
            "since": String(section.latest?.milliseconds ?? 0), "total": section.count,
        ]
    }

    private func orders(_ current: CommentOrder, _ texts: Catalogue) -> Fields? {
        Fields.list(
            CommentOrder.allCases.map { order in
                [
                    "name": texts("comments.order.\(order.rawValue)"), "url": address(order, .start),
                    "isCurrent": order == current,
                ] as Fields
            })
    }

    private func write(_ section: CommentSection, _ pages: Pages) -> Fields? {
        guard section.mode != .closed, let viewer = pages.viewer else { return nil }
        return [
            "action": list, "limit": section.maximumLength, "name": viewer.account.name,
            "hint": section.mode == .afterReview && !section.moderates ? pages.texts("comments.reviewed") : nil,
        ]
    }

    private func mode(_ section: CommentSection, _ texts: Catalogue) -> Fields {
        [
            "action": "\(list)/mode",
            "modes": Filing.CommentPolicy.allCases.map { mode -> Fields in
                [
                    "value": mode.rawValue, "name": texts("comments.mode.\(mode.rawValue)"),
                    "isCurrent": mode == section.ownMode,
                ]
            },
        ]
    }

    /// What stands below a comment. To who is not signed in the same is shown, and leads them to sign in.
    private func tools(_ shown: ShownComment, _ name: String, _ pages: Pages) -> Fields {
        let (comment, actions, texts) = (shown.comment, shown.actions, pages.texts)
        let address = address(of: comment)
        let isGuest = pages.viewer == nil
        let likes = comment.likes > 0 ? texts.number(comment.likes) : ""
        let canLike = actions.contains(.like)
        let marks = [CommentAction.approve, .feature, .pin, .unmark, .restore].filter(actions.contains)
        return [
            "who": name, "likes": likes,
            "likeLink": isGuest ? "/sign-in?next=\(Path.encoded("\(address)#c-\(comment.id)"))" : nil,
            "like": canLike
                ? [
                    "action": "\(address)/like", "page": "\(address)#c-\(comment.id)", "isOn": shown.isLiked,
                    "turn": shown.isLiked ? "0" : "1",
                ] as Fields : nil,
            "likesOnly": !isGuest && !canLike && comment.likes > 0
                ? texts("comments.likes", count: comment.likes) : nil,
            "reply": isGuest || actions.contains(.reply) ? "\(list)/write?answering=\(comment.id)" : nil,
            // Who has no account reports it by a complaint, which needs none.
            "report": isGuest
                ? Path.complaint(on: .comment(comment.id))
                : actions.contains(.report) ? "\(address)/report" : nil,
            "measure": measure(comment, pages),
            "edit": actions.contains(.edit) ? "\(address)/edit" : nil,
            "delete": actions.contains(.delete) ? "\(address)/delete" : nil,
            "hide": actions.contains(.hide) ? "\(address)/hide" : nil,
            "remove": actions.contains(.remove) ? "\(address)/remove" : nil,
            "moderation": marks.isEmpty
                ? nil
                : [
                    "action": "\(address)/moderate", "page": "\(address)#c-\(comment.id)",
                    "marks": marks.map { action -> Fields in
                        ["value": action.rawValue, "name": texts("comments.action.\(action.rawValue)")]
                    },
                ] as Fields,
            "more": !marks.isEmpty || actions.contains(.hide) || actions.contains(.remove) || shown.isOwn
                || measure(comment, pages) != nil,
        ]
    }

    /// Where the desk takes a measure against it, as a decision with reasons.
    private func measure(_ comment: Comment, _ pages: Pages) -> String? {
        pages.viewer.flatMap { $0.account.takesMeasures ? "/desk/decisions/new?on=comment&id=\(comment.id)" : nil }
    }
}
