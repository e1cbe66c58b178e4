/// How one document became another, for a person to read.
public struct DocumentChanges: Hashable, Sendable {
    public let blocks: [Change<Block, BlockChange>]

    /// Whether the two are the same.
    public var isEmpty: Bool { blocks.allSatisfy(\.isKept) }
}

/// What became of one of a sequence, in the order of reading.
public enum Change<Element: Hashable & Sendable, Inside: Hashable & Sendable>: Hashable, Sendable {
    case kept(Element)
    case inserted(Element)
    case deleted(Element)
    case changed(from: Element, to: Element, Inside)

    var isKept: Bool {
        if case .kept = self { true } else { false }
    }
}

/// What changed inside a block.
public indirect enum BlockChange: Hashable, Sendable {
    /// Of a paragraph, a heading (which may have been the other before) or a code block.
    case line([LineChange])
    /// Of a quotation.
    case blocks([Change<Block, BlockChange>])
    /// Of a list.
    case items([Change<ListItem, [Change<Block, BlockChange>]>])
    /// Of a picture or video that stayed: what is said instead of it and below it.
    case words(alt: TextChanges, caption: [LineChange])
    case gallery(figures: [Change<Figure, BlockChange>], caption: [LineChange])
    /// Rows, and cell by cell inside those that kept their number of cells.
    case table(rows: [Change<[TableCell], [[LineChange]]>], caption: [LineChange])
    case linkCard(title: TextChanges, summary: TextChanges)
    /// Nothing that could be compared: all of it is another.
    case whole
}

extension Document {
    /// How `old` became `new`: blocks found again where they stand in the same order, and inside those that changed, words.
    ///
    /// Both are compared as ``normalized()`` has them. The work is bounded (``Effort``): where two documents have so
    /// little in common that it would take more, the rest counts as replaced.
    public static func changes(from old: Document, to new: Document) -> DocumentChanges {
        var effort = Effort()
        return DocumentChanges(blocks: effort.changes(from: old.normalized().blocks, to: new.normalized().blocks))
    }
}
