/// A category or tag of the other site.
public struct ImportedTerm: Hashable, Sendable {
    /// What the other site files articles under.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case category, tag
    }

    public var kind: Kind
    /// Unique within the kind.
    public var slug: String
    public var name: String
    /// The slug of the category above this one.
    public var parentSlug: String?
    /// Plain text; may be empty.
    public var about: String

    public init(kind: Kind, slug: String, name: String, parentSlug: String? = nil, about: String = "") {
        self.kind = kind
        self.slug = slug
        self.name = name
        self.parentSlug = parentSlug
        self.about = about
    }
}
