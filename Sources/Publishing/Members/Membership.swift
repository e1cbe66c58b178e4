public import Kernel
import Storage

/// What a person may do for one publication.
public struct Membership: Hashable, Sendable {
    public enum Role: String, Sendable, CaseIterable {
        /// 号主: everything, and the only one who hands the publication over or closes it.
        case owner
        /// 运营者: writes, edits everybody's articles, submits and publishes.
        case editor
        /// 投稿者: writes their own, which an owner or editor submits.
        case contributor
    }

    public let publication: Identifier<Publication>
    public let account: Identifier<Account>
    public let role: Role
    public let createdAt: Timestamp

    init(row: Row) throws {
        publication = try row["publication_id"]
        account = try row["account_id"]
        role = try row["role"]
        createdAt = try row["created_at"]
    }
}
