import Importing
import Kernel
import Storage

/// Brings in comments that are not there yet. Deeper replies join the thread they belong to, as there is one level here.
struct ImportedComments {
    let origins: ImportOriginStore
    let now: Timestamp

    /// - Returns: how many were new.
    func insert(_ article: ImportedArticle, into id: Identifier<Article>) throws -> Int {
        let store = CommentStore(connection: origins.connection)
        var roots: [String: Identifier<Comment>] = [:]
        var count = 0
        for imported in article.comments where imported.state != .spam {
            let key = "\(article.key)/\(imported.key)"
            let parent = imported.parentKey.flatMap { roots[$0] }
            if let known = try origins.find(.comment, key) {
                roots[imported.key] = parent ?? Identifier(rawValue: known.entity)
                continue
            }
            let comment = Comment(
                id: .mint(at: now), article: id, parent: parent, authorName: imported.authorName, body: imported.text,
                state: state(of: imported), createdAt: imported.posted ?? article.published ?? now)
            try store.insert(comment)
            try origins.set(.comment, key, entity: comment.id.rawValue, revision: nil, "")
            roots[imported.key] = parent ?? comment.id
            count += 1
        }
        return count
    }

    private func state(of comment: ImportedComment) -> Comment.State {
        switch comment.state {
        case .approved: .visible
        case .pending: .pending
        case .spam, .trash: .removed
        }
    }
}
