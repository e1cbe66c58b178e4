extension HTMLPage {
    /// What links that leave the site say to browsers and search engines.
    static let relation = "noopener nofollow ugc"

    /// An element, or nothing around it, that holds a line of text.
    mutating func textBlock(_ name: String?, _ content: [Inline], _ attributes: [(String, String?)] = []) {
        guard let block = passages?.next(content) else {
            if let name { element(name, attributes) { $0.write(content) } } else { write(content) }
            return
        }
        element(name ?? "span", attributes + [("data-block", String(block.number))]) {
            $0.write(content.tagged(with: block.marks))
        }
    }

    mutating func write(_ inlines: [Inline]) {
        write(inlines.tagged.map { PageInline(inline: $0.inline, tags: $0.tags.map(PageTag.inline)) })
    }

    /// Runs of text, with no more tags than needed: what two neighbours share stays open.
    private mutating func write(_ parts: [PageInline]) {
        var open: [PageTag] = []
        for part in parts {
            let shared = zip(open, part.tags).prefix { $0 == $1 }.count
            close(&open, to: shared)
            for tag in part.tags.dropFirst(shared) { self.open(tag) }
            open = part.tags
            switch part.inline {
            case .text(let text, _): html.append(escaped: text)
            case .hardBreak: html += "<br>"
            case .footnote(let content): call(content)
            }
        }
        close(&open, to: 0)
    }

    private mutating func open(_ tag: PageTag) {
        switch tag {
        case .inline(let tag): open(tag.name, tag.attributes)
        case .passage(let name):
            let isFirst = passages?.begin(name) ?? false
            open("mark", [("class", "passage"), ("id", isFirst ? "passage-\(name)" : nil), ("data-passage", name)])
        }
    }

    private mutating func close(_ open: inout [PageTag], to count: Int) {
        for tag in open[count...].reversed() { html += "</\(tag.name)>" }
        open.removeLast(open.count - count)
    }

    private mutating func call(_ content: [Inline]) {
        guard changes == nil else {
            element("small", [("class", "diff-note")]) { page in
                page.html += "("
                page.write(content)
                page.html += ")"
            }
            return
        }
        footnotes.append(content)
        let name = "\(footnoteName)-\(footnotes.count)", back = "\(footnoteName)ref-\(footnotes.count)"
        html += "<sup class=\"footnote-call\"><a id=\"\(back)\" href=\"#\(name)\">\(footnotes.count)</a></sup>"
    }
}

/// One element around a run of text on a page.
enum PageTag: Equatable {
    case passage(String)
    case inline(InlineTag)

    var name: String {
        switch self {
        case .passage: "mark"
        case .inline(let tag): tag.name
        }
    }
}

/// A part of a line and the elements it stands in.
struct PageInline {
    let inline: Inline
    let tags: [PageTag]
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
