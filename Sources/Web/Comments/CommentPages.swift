import Kernel
import Publishing

/// An article's comments on a page of their own, for every order and every page of it.
struct CommentsPage {
    let contents: CommentsContents

    func render(_ pages: Pages) throws -> String {
        let article = contents.article
        let fields = CommentFields(path: Path.article(article.publicationHandle, article.id))
        return try pages.render(
            "comments/index",
            [
                "breadcrumb": pages.breadcrumb([
                    (article.title, fields.path), (pages.texts("comments.title"), nil),
                ]),
                "articleTitle": article.title, "articleURL": fields.path,
                "comments": fields.section(contents.section, isAlone: true, pages),
            ], .comments(pages.texts("comments.of", ["title": article.title]), pages))
    }
}

/// One comment with what was answered to it.
struct ThreadPage {
    let contents: ThreadContents
    /// The reader has just reported it.
    var isReported = false

    func render(_ pages: Pages) throws -> String {
        let article = contents.article
        let fields = CommentFields(path: Path.article(article.publicationHandle, article.id))
        let root = contents.thread.comment
        let address = fields.address(of: root.comment)
        var thread = fields.thread(
            CommentThread(comment: root, replies: contents.thread.replies), pages)
        thread["further"] = nil
        return try pages.render(
            "comments/thread-page",
            [
                "breadcrumb": pages.breadcrumb([
                    (article.title, fields.path), (pages.texts("comments.title"), fields.address(.newest, .start)),
                    (pages.texts("comments.one"), nil),
                ]),
                "articleTitle": article.title, "articleURL": fields.path,
                "reported": isReported ? pages.texts("comments.reported") : nil,
                "inContext": root.comment.state.isShown && root.comment.state != .pinned
                    ? "\(fields.list)?from=\(root.comment.id)#c-\(root.comment.id)"
                    : fields.address(.newest, .start),
                "thread": thread,
                "earlier": contents.previous.map { query(address, $0) },
                "later": contents.next.map { query(address, $0) },
                "comments": fields.section(contents.section, isAlone: true, pages),
            ],
            .comments(
                pages.texts("comments.by", ["name": fields.name(root, pages), "title": article.title]), pages))
    }

    private func query(_ address: String, _ place: CommentPlace) -> String {
        switch place {
        case .start: address
        case .from(let id): "\(address)?at=\(id)"
        case .after(let id): "\(address)?after=\(id)"
        case .before(let id): "\(address)?before=\(id)"
        }
    }
}

/// Comments as a script adds them to a page that is open.
struct NewComments {
    let path: String
    let comments: [ShownComment]

    func render(_ pages: Pages) throws -> String {
        let fields = CommentFields(path: path)
        return try pages.fragment(
            "comments/new",
            [
                "items": comments.map { shown -> Fields in
                    shown.comment.parent == nil
                        ? ["thread": fields.thread(CommentThread(comment: shown, replies: []), pages)]
                        : ["reply": fields.comment(shown, pages)]
                }
            ])
    }
}

extension PageFrame {
    /// Of pages that say nothing an article's page does not say: search engines leave them out.
    static func comments(_ heading: String, _ pages: Pages) -> PageFrame {
        PageFrame(
            name: "comments", heading: heading,
            scripts: pages.viewer == nil ? ["comments.js"] : ["switches.js", "comments.js"])
    }
}
