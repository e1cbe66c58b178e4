import Kernel
import Storage

/// How often something was done with an article, counted in the transaction that does it.
public struct ArticleTally: Hashable, Sendable {
    public let likes: Int
    public let bookmarks: Int
    public let shares: Int
    /// Those that readers may see.
    public let comments: Int

    init(row: Row) throws {
        likes = try row["likes"]
        bookmarks = try row["bookmarks"]
        shares = try row["shares"]
        comments = try row["comments"]
    }

    private init() {
        likes = 0
        bookmarks = 0
        shares = 0
        comments = 0
    }

    /// Of an article that nobody has done anything with.
    static let nothing = ArticleTally()
}
