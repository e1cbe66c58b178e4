extension Document {
    /// Blocks, list items, cells, runs of text, breaks and notes: what ``DocumentLimits/nodes`` bounds.
    public var nodeCount: Int {
        blocks.reduce(0) { $0 + $1.nodeCount }
    }
}

extension Block {
    fileprivate var nodeCount: Int {
        switch self {
        case .paragraph(let content), .heading(_, let content): 1 + content.nodeCount
        case .bulletList(let items), .orderedList(_, let items):
            items.reduce(1) { $0 + 1 + $1.blocks.reduce(0) { $0 + $1.nodeCount } }
        case .blockquote(let blocks): blocks.reduce(1) { $0 + $1.nodeCount }
        case .codeBlock: 2
        case .rule, .linkCard: 1
        case .figure(let figure): 1 + figure.caption.nodeCount
        case .gallery(let gallery):
            gallery.figures.reduce(2 + gallery.caption.nodeCount) { $0 + 1 + $1.caption.nodeCount }
        case .video(let video): 1 + video.caption.nodeCount
        case .table(let table):
            table.rows.reduce(1 + table.caption.nodeCount) { $0 + 1 + $1.reduce(0) { $0 + 1 + $1.content.nodeCount } }
        }
    }
}

extension [Inline] {
    fileprivate var nodeCount: Int {
        reduce(0) { count, inline in
            if case .footnote(let content) = inline { count + 1 + content.nodeCount } else { count + 1 }
        }
    }
}
