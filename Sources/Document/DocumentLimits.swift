/// How large a document may be. Readers refuse what is larger rather than spend memory on it.
public enum DocumentLimits {
    /// Nodes inside each other, in the editor's JSON, the document itself not counted.
    public static let depth = 32
    /// Nodes in all: blocks, list items, cells, runs of text, breaks and notes.
    public static let nodes = 100_000
    /// UTF-8 bytes of the editor's JSON.
    public static let jsonBytes = 4_000_000
    /// UTF-8 bytes of HTML or Markdown; more, because old posts carry pictures inside as `data:` addresses.
    public static let markupBytes = 16_000_000

    /// The deepest a block may stand, so that a cell's or list item's footnote still fits within `depth`.
    static let blockDepth = depth - 4
}
