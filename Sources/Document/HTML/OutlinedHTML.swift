/// A body's HTML, and what a table of contents is made of.
public struct OutlinedHTML: Hashable, Sendable {
    public let html: String
    /// In the order of the text.
    public let outline: [OutlineEntry]

    public init(html: String, outline: [OutlineEntry]) {
        self.html = html
        self.outline = outline
    }
}

/// A heading, and the id it has on the page.
public struct OutlineEntry: Hashable, Sendable {
    public let level: HeadingLevel
    public let text: String
    public let id: String
}
