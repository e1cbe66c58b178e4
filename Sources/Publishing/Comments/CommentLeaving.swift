import Kernel
import Storage

/// What becomes of the comments of somebody who leaves, as they have chosen.
struct CommentLeaving {
    let connection: any Connection
    let account: Identifier<Account>
    let now: Timestamp

    func carryOut(_ choice: Leaving.Comments) throws {
        try CommentLikes(connection: connection).forgetAll(of: account)
        switch choice {
        case .anonymised:
            try connection.execute(
                "UPDATE comment SET account_id = NULL, author_name = '' WHERE account_id = \(account)")
        case .removed:
            let store = CommentStore(connection: connection)
            let own = try connection.rows(
                """
                SELECT \(Comment.columns) FROM \(Comment.tables) WHERE comment.account_id = \(account) ORDER BY comment.id
                """, Comment.init)
            for comment in own { try store.delete(comment, keepsAuthor: false, at: now) }
        }
    }
}
