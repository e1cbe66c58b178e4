/// Somebody who wrote on the other site.
public struct ImportedAuthor: Hashable, Sendable {
    /// The login there.
    public var key: String
    public var name: String
    public var email: String?
    /// Plain text; may be empty.
    public var about: String

    public init(key: String, name: String, email: String? = nil, about: String = "") {
        self.key = key
        self.name = name
        self.email = email
        self.about = about
    }
}
