/// Writes a document's words, a blank line between blocks: for search, summaries and counts.
public enum PlainTextWriter {
    /// Notes stand in brackets where they are called; pictures are their captions, or else their alternative text.
    public static func write(_ document: Document) -> String {
        document.blocks.plainText
    }
}

extension [Block] {
    fileprivate var plainText: String {
        map(\.plainText).filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
}

extension Block {
    var plainText: String {
        switch self {
        case .paragraph(let content), .heading(_, let content): content.plainText
        case .bulletList(let items): items.map { "• " + $0.plainText }.joined(separator: "\n")
        case .orderedList(let start, let items):
            items.enumerated().map { "\(start + $0). " + $1.plainText }.joined(separator: "\n")
        case .blockquote(let blocks): blocks.plainText
        case .codeBlock(_, let code): code
        case .rule: ""
        case .figure(let figure): figure.plainText
        case .gallery(let gallery):
            (gallery.figures.map(\.plainText) + [gallery.caption.plainText]).filter { !$0.isEmpty }
                .joined(separator: "\n")
        case .video(let video): video.caption.plainText
        case .table(let table):
            ([table.caption.plainText] + table.rows.map { $0.map(\.content.plainText).joined(separator: "\t") })
                .filter { !$0.isEmpty }.joined(separator: "\n")
        case .linkCard(let card): card.summary.isEmpty ? card.title : "\(card.title)\n\(card.summary)"
        }
    }
}

extension ListItem {
    fileprivate var plainText: String { blocks.map(\.plainText).filter { !$0.isEmpty }.joined(separator: "\n") }
}

extension Figure {
    fileprivate var plainText: String { caption.isEmpty ? alt : caption.plainText }
}

extension [Inline] {
    /// The words alone.
    public var plainText: String {
        map { inline in
            switch inline {
            case .text(let text, _): text
            case .hardBreak: "\n"
            case .footnote(let content): " (\(content.plainText))"
            }
        }.joined()
    }
}
