/// Two later forms of one document, put together.
public struct DocumentMerge: Hashable, Sendable {
    public enum Side: String, Hashable, Sendable, Codable {
        case mine, theirs
    }

    /// A place both sides changed differently. Only one of the two stands in the document.
    public struct Conflict: Hashable, Sendable {
        /// Where in the merged document: the number of a block, then, inside a list, of an item and, inside an item or a
        /// quotation, of a block again.
        public let path: [Int]
        /// Empty where a side has nothing there.
        public let base: [Block]
        public let mine: [Block]
        public let theirs: [Block]
        /// What stands in the document: theirs, unless they deleted what I changed.
        public let shown: Side
    }

    /// Normalised, with everything in it that does not conflict.
    public let document: Document
    /// In the order they stand.
    public let conflicts: [Conflict]
}

extension Document {
    /// Puts together what two people made of the same document at the same time. No word anyone wrote is lost: it is in
    /// the merged document or in a conflict.
    ///
    /// Changes of one side only are taken. Where both inserted, theirs stands first, then mine. Identical changes stand
    /// once. A block both changed is merged word by word; words both replaced differently, and a block that one deleted
    /// and the other changed, are conflicts. How words are set is merged style by style, and a word's deletion counts
    /// more than its setting.
    public static func merge(base: Document, mine: Document, theirs: Document) -> DocumentMerge {
        let (base, mine, theirs) = (base.normalized(), mine.normalized(), theirs.normalized())
        if let simple = Merged(base, mine, theirs) { return DocumentMerge(document: simple.value, conflicts: []) }
        var merger = BlockMerger()
        // Nothing at the top can make all of a document a conflict.
        let blocks = (try? merger.merge(base.blocks, mine.blocks, theirs.blocks)) ?? theirs.blocks
        return DocumentMerge(document: Document(blocks).normalized(), conflicts: merger.conflicts)
    }
}
