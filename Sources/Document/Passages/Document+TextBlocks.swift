extension Document {
    /// The document's lines of text in the order they stand: paragraphs, headings, code, cells, and captions (a table's
    /// before its cells, a gallery's after its pictures'). What has no text is left out, and so are link cards.
    ///
    /// A break counts as `\n`; the call of a note as nothing, its text being elsewhere on the page.
    public var textBlocks: [String] { blocks.flatMap(\.textBlocks) }
}

extension Block {
    fileprivate var textBlocks: [String] {
        if case .codeBlock(_, let code) = self { return [code].filter { !$0.isEmpty } }
        return lines.map(\.countedText).filter { !$0.isEmpty } + children.flatMap(\.textBlocks)
    }
}

extension [Inline] {
    /// The text that offsets count in.
    var countedText: String { map(\.countedText).joined() }
}

extension Inline {
    var countedText: String {
        switch self {
        case .text(let text, _): text
        case .hardBreak: "\n"
        case .footnote: ""
        }
    }
}
