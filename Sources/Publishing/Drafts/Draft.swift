public import Kernel
import Storage

/// The working copy of an article: where it stands, and its latest save.
public struct Draft: Sendable {
    public let article: Identifier<Article>
    /// Counts the saves, from 1.
    public let version: Int
    /// Where the working copy is on its way; while it is written on beside a live article this is not the article's state.
    public let state: Article.State
    public let content: DraftContent
    /// When a contributor said it was ready.
    public let handedInAt: Timestamp?
    public let modifiedAt: Timestamp
    public let modifiedBy: Identifier<Account>?

    init(row: Row) throws {
        article = try row["article_id"]
        version = try row["version"]
        state = try row["state"]
        content = try DraftContent(json: try row["content"])
        handedInAt = try row["handed_in_at"]
        modifiedAt = try row["modified_at"]
        modifiedBy = try row["modified_by"]
    }
}
