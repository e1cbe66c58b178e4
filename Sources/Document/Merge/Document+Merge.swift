/// What two changed forms of one document are together.
public struct DocumentMerge: Hashable, Sendable {
    /// Two changes that contradict each other. The document has theirs, or the one that was not deleted.
    public struct Conflict: Hashable, Sendable {
        /// The index of the block in the merged document.
        public let position: Int
        public let base: Block
        /// `nil` where that side deleted the block.
        public let mine: Block?
        public let theirs: Block?
    }

    public let document: Document
    public let conflicts: [Conflict]
}

extension Document {
    /// Joins two documents that grew from one, block by block and, inside a text, word by word. No word that either side
    /// wrote is lost: it is in the document, or in a conflict.
    ///
    /// The same three documents always give the same answer. Where both sides wrote in one place, theirs comes first.
    public static func merge(base: Document, mine: Document, theirs: Document) -> DocumentMerge {
        let merge = SequenceMerge(
            base: base.blocks, mine: mine.blocks, theirs: theirs.blocks, isSimilar: { $0.isSimilar(to: $1) },
            combine: Block.merge)
        let document = Document(merge.merged).normalized()
        // Normalizing drops only blank blocks; those before a conflict move it up.
        let conflicts = merge.conflicts.map { conflict in
            DocumentMerge.Conflict(
                position: min(conflict.position, max(0, document.blocks.count - 1)), base: conflict.base,
                mine: conflict.mine, theirs: conflict.theirs)
        }
        return DocumentMerge(document: document, conflicts: conflicts)
    }

    /// Joins two texts without markup, such as titles, word by word.
    /// - Returns: `nil` where they contradict each other.
    public static func merge(base: String, mine: String, theirs: String) -> String? {
        [Inline].merge(base: [.plain(base)], mine: [.plain(mine)], theirs: [.plain(theirs)])?.plainText
    }
}
