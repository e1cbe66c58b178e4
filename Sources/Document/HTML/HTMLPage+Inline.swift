extension HTMLPage {
    /// What links that leave the site say to browsers and search engines.
    static let relation = "noopener nofollow ugc"

    /// Runs of text, with no more tags than needed: what two neighbours share stays open.
    mutating func write(_ inlines: [Inline]) {
        var open: [InlineTag] = []
        for part in inlines.tagged {
            let shared = zip(open, part.tags).prefix { $0 == $1 }.count
            close(&open, to: shared)
            for tag in part.tags.dropFirst(shared) { self.open(tag.name, tag.attributes) }
            open = part.tags
            switch part.inline {
            case .text(let text, _): html.append(escaped: text)
            case .hardBreak: html += "<br>"
            case .footnote(let content): call(content)
            }
        }
        close(&open, to: 0)
    }

    private mutating func close(_ open: inout [InlineTag], to count: Int) {
        for tag in open[count...].reversed() { html += "</\(tag.name)>" }
        open.removeLast(open.count - count)
    }

    private mutating func call(_ content: [Inline]) {
        footnotes.append(content)
        let name = "\(footnoteName)-\(footnotes.count)", back = "\(footnoteName)ref-\(footnotes.count)"
        html += "<sup class=\"footnote-call\"><a id=\"\(back)\" href=\"#\(name)\">\(footnotes.count)</a></sup>"
    }
}

extension InlineTag {
    var name: String {
        switch self {
        case .style(_, let name): name
        case .link: "a"
        }
    }

    var attributes: [(String, String?)] {
        guard case .link(let address) = self else { return [] }
        return [("href", address.description), ("rel", address.isExternal ? HTMLPage.relation : nil)]
    }
}
