import Document

/// An article's content as WordPress stores it, turned into plain HTML.
struct WordPressBody {
    let index: WordPressIndex
    /// The id of the article.
    let post: String
    /// The `footnotes` field: JSON of what the footnotes block prints.
    let footnotes: String?
    private(set) var dropped: [Dropped] = []

    init(index: WordPressIndex, post: String, footnotes: String?) {
        self.index = index
        self.post = post
        self.footnotes = footnotes
    }

    mutating func html(of content: String) -> String {
        guard !content.trimmed.isEmpty else { return "" }
        var html: String
        if content.contains("<!-- wp:") {
            var renderer = BlockRenderer(index: index)
            html = renderer.render(ContentBlock.parse(content))
            dropped += renderer.dropped
            html = WordPressFootnotes.place(footnotes, in: html)
        } else {
            html = ParagraphBreaks.html(of: CodeShortcodes.protect(content))
        }
        if html.contains("[") {
            var expander = ShortcodeExpander(index: index, post: post)
            html = expander.expand(html)
            dropped += expander.dropped
        }
        return html
    }
}
