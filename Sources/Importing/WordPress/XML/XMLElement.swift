/// An element with its text and children; mixed content is not told apart, as exports have none.
struct XMLElement: Sendable {
    /// With the prefix it was written with: `wp:post_id`.
    let name: String
    var attributes: [String: String] = [:]
    var text = ""
    var children: [XMLElement] = []
    /// Whether part of it was left out for its size.
    var isCut = false

    init(name: String, attributes: [String: String] = [:]) {
        self.name = name
        self.attributes = attributes
    }

    /// The text of the first child of that name; empty where there is none.
    subscript(name: String) -> String { children.first { $0.name == name }?.text ?? "" }

    func all(_ name: String) -> [XMLElement] { children.filter { $0.name == name } }
}
