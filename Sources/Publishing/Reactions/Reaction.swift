import Storage

/// What a reader does with an article, once, and may take back.
public enum Reaction: String, Sendable, CaseIterable {
    case like
    /// 收藏: known to the reader alone; only the number of bookmarks is counted.
    case bookmark

    var table: SQL { self == .like ? "article_like" : "bookmark" }

    /// Of `article_tally`.
    var column: SQL { self == .like ? "likes" : "bookmarks" }
}

/// How something that can be switched stands after a request, whether or not that changed anything.
public struct Switched: Hashable, Sendable {
    public let isOn: Bool
    /// How many readers have it on.
    public let count: Int
}
