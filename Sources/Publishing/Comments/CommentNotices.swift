import Kernel
import Storage

/// Tells those whom a comment concerns.
struct CommentNotices {
    let connection: any Connection
    let now: Timestamp

    /// Readers see it for the first time: who is answered is told, and who began the article.
    func tellOfNew(_ comment: Comment) throws {
        guard let place = try place(of: comment) else { return }
        let name = try comment.author.flatMap { try AccountStore(connection: connection).find($0)?.name } ?? ""
        let store = NotificationStore(connection: connection)
        let answered = try (comment.answers ?? comment.parent).flatMap {
            try CommentStore(connection: connection).find($0)?.author
        }
        if let answered, answered != comment.author {
            try store.tell(
                answered, .commentReply, path: place.path,
                ["title": place.title, "name": name, "text": String(comment.body.prefix(300))],
                about: (comment.parent ?? comment.id).description, by: comment.author, at: now)
        }
        let author: Identifier<Account>? = try connection.value(
            """
            SELECT article.author_id FROM article JOIN membership ON membership.account_id = article.author_id
                AND membership.publication_id = article.publication_id WHERE article.id = \(comment.article)
            """)
        if let author, author != comment.author, author != answered {
            try store.tell(
                author, .commented, path: place.path, ["title": place.title, "name": name],
                about: comment.article.description, by: comment.author, at: now)
        }
    }

    /// What a moderator has done with a comment that its author should know.
    func tellAuthor(
        _ kind: UserNotification.Kind, of comment: Comment, reason: CommentReason? = nil, note: String = "",
        by moderator: Identifier<Account>
    ) throws {
        guard let author = comment.author, author != moderator, let place = try place(of: comment) else { return }
        var arguments = ["title": place.title]
        if let reason { arguments["comment-reason"] = reason.rawValue }
        if !note.isEmpty { arguments["text"] = note }
        try NotificationStore(connection: connection).tell(
            author, kind, path: place.path, arguments, about: comment.id.description, at: now)
    }

    private func place(of comment: Comment) throws -> (path: String, title: String)? {
        try connection.first(
            """
            SELECT publication.handle AS handle, revision.title AS title FROM article
            JOIN publication ON publication.id = article.publication_id
            JOIN revision ON revision.id = article.revision_id WHERE article.id = \(comment.article)
            """
        ) { row in
            let handle: Handle = try row["handle"]
            return ("/@\(handle)/\(comment.article)/comments/\(comment.id)", try row["title"])
        }
    }
}
