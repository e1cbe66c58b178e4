public import Kernel
import Storage

/// A tag (话题) that articles of any channel may share.
public struct Topic: Hashable, Sendable {
    public let id: Identifier<Topic>
    public let slug: Slug
    public let name: String

    public init(id: Identifier<Topic>, slug: Slug, name: String) {
        self.id = id
        self.slug = slug
        self.name = name
    }

    init(row: Row) throws {
        self.init(id: try row["id"], slug: try row["slug"], name: try row["name"])
    }
}
