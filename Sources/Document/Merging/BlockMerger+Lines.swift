extension BlockMerger {
    /// A line, word by word. A paragraph's may still have breaks at which it is to be divided.
    mutating func line(_ base: [Inline], _ mine: [Inline], _ theirs: [Inline]) throws(Unmergeable) -> [Inline] {
        if let simple = Merged(base, mine, theirs) { return simple.value }
        guard let tokens = LineMerge.merged(base.tokens, mine.tokens, theirs.tokens, &effort) else {
            throw Unmergeable()
        }
        return [Inline](tokens)
    }

    /// Code, line by line: half a line of one and half of another is no program.
    mutating func code(_ base: String, _ mine: String, _ theirs: String) throws(Unmergeable) -> String {
        if let simple = Merged(base, mine, theirs) { return simple.value }
        guard let lines = LineMerge.merged(base.codeLines, mine.codeLines, theirs.codeLines, &effort) else {
            throw Unmergeable()
        }
        return [Inline](lines).plainText.normalizedCode
    }
}

extension String {
    fileprivate var codeLines: [InlineToken] {
        split(separator: "\n", omittingEmptySubsequences: false).map { InlineToken(content: .text($0 + "\n")) }
    }
}
