/// A term and where it stands in a text.
public struct Token: Sendable {
    public let term: Term
    /// Offsets in the text's UTF-8.
    public let range: Range<Int>
    /// Counts characters and words; a gap between the positions of neighbours means that something stands between.
    public let position: Int
}
