/// Two later forms of one text, such as a title or a summary, put together word by word.
public struct TextMerge: Hashable, Sendable {
    /// What both made of it; theirs where ``isConflict``.
    public let text: String
    /// Whether both changed the same words differently, so that mine is not in ``text``.
    public let isConflict: Bool

    /// By the same rules as ``Document/merge(base:mine:theirs:)``.
    public init(base: String, mine: String, theirs: String) {
        var effort = Effort()
        self.init(base: base, mine: mine, theirs: theirs, &effort)
    }

    init(base: String, mine: String, theirs: String, _ effort: inout Effort) {
        let merged = Self.merged(base, mine, theirs) { LineMerge.merged($0.tokens, $1.tokens, $2.tokens, &effort) }
        text = merged ?? theirs
        isConflict = merged == nil
    }

    private static func merged(
        _ base: String, _ mine: String, _ theirs: String,
        _ merge: ([Inline], [Inline], [Inline]) -> [InlineToken]?
    ) -> String? {
        if let simple = Merged(base, mine, theirs) { return simple.value }
        return merge([.plain(base)], [.plain(mine)], [.plain(theirs)]).map { [Inline]($0).plainText }
    }
}
