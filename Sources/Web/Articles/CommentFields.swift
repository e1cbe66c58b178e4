import Kernel
import Publishing

/// The comments below an article, with one level of replies.
struct CommentFields {
    private let threads: [CommentThread]
    private let count: Int

    init(_ threads: [CommentThread], count: Int) {
        self.threads = threads
        self.count = count
    }

    func fields(_ pages: Pages) -> Fields? {
        guard !threads.isEmpty else { return nil }
        return [
            "count": pages.texts("article.commentCount", count: count),
            "items": threads.map { thread -> Fields in
                var fields = comment(thread.comment, pages)
                fields["replies"] = replies(thread, pages)
                return fields
            },
        ]
    }

    private func replies(_ thread: CommentThread, _ pages: Pages) -> Fields? {
        guard !thread.replies.isEmpty else { return nil }
        return [
            "label": pages.texts("comments.repliesTo", ["name": name(thread.comment, pages)]),
            "items": thread.replies.map { comment($0, pages) },
        ]
    }

    private func comment(_ comment: Comment, _ pages: Pages) -> Fields {
        let name = name(comment, pages)
        return [
            "id": comment.id.description, "text": comment.body,
            "author": [
                "name": name, "initial": name.first.map(String.init) ?? "?", "palette": Palette.number(of: name),
            ] as Fields,
            "time": ["iso": pages.time.iso(comment.createdAt), "text": pages.time.full(comment.createdAt)] as Fields,
        ]
    }

    private func name(_ comment: Comment, _ pages: Pages) -> String {
        comment.authorName.nonEmpty ?? pages.texts("comments.anonymous")
    }
}
