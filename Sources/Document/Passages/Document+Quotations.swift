extension Document {
    /// For each of ``textBlocks``, whether it stands in a quotation, which marks it as somebody else's words.
    public var quotedBlocks: [Bool] { blocks.flatMap { $0.quotedBlocks(false) } }
}

extension Block {
    fileprivate func quotedBlocks(_ isQuoted: Bool) -> [Bool] {
        if case .codeBlock(_, let code) = self { return code.isEmpty ? [] : [isQuoted] }
        var isQuoted = isQuoted
        if case .blockquote = self { isQuoted = true }
        return lines.filter { !$0.countedText.isEmpty }.map { _ in isQuoted }
            + children.flatMap { $0.quotedBlocks(isQuoted) }
    }
}
