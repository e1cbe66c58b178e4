public import Kernel
import Storage

/// A section of the portal (频道).
public struct Channel: Hashable, Sendable {
    public let id: Identifier<Channel>
    public let slug: Slug
    public let name: LocalizedText
    public let about: LocalizedText
    /// Lower comes first.
    public let position: Int

    public init(
        id: Identifier<Channel>, slug: Slug, name: LocalizedText, about: LocalizedText = LocalizedText(""),
        position: Int
    ) {
        self.id = id
        self.slug = slug
        self.name = name
        self.about = about
        self.position = position
    }

    init(row: Row) throws {
        self.init(
            id: try row["id"], slug: try row["slug"],
            name: LocalizedText(simplifiedChinese: try row["name_zh"], english: try row["name_en"]),
            about: LocalizedText(simplifiedChinese: try row["about_zh"], english: try row["about_en"]),
            position: try row["position"])
    }
}
