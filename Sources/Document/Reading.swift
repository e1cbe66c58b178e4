/// What a reader understood, and what it had to leave out.
public struct Reading: Sendable {
    public var document: Document
    /// In the order found; at most 1,000 are kept.
    public var dropped: [Dropped]

    public init(document: Document, dropped: [Dropped] = []) {
        self.document = document
        self.dropped = dropped
    }
}

/// Something a document cannot hold. Text a reader would have seen is never dropped, only what was around it.
public struct Dropped: Hashable, Sendable {
    /// Short, so that it can be counted: `element script`, `attribute style`, `link javascript`.
    public var kind: String
    /// An excerpt of it, at most 200 characters.
    public var detail: String

    public init(kind: String, detail: String) {
        self.kind = kind
        self.detail = String(detail.prefix(200))
    }
}
