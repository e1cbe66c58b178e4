extension HTMLPage {
    /// What links that leave the site say to browsers and search engines.
    static let relation = "noopener nofollow ugc"

    /// Runs of text, with no more tags than needed: what two neighbours share stays open.
    mutating func write(_ inlines: [Inline]) {
        var open: [InlineTag] = []
        for inline in inlines {
            switch inline {
            case .text(let text, let marks):
                let wanted = InlineTag.tags(of: marks)
                let shared = zip(open, wanted).prefix { $0 == $1 }.count
                close(&open, to: shared)
                for tag in wanted.dropFirst(shared) { self.open(tag.name, tag.attributes) }
                open = wanted
                html.append(escaped: text)
            case .hardBreak: html += "<br>"
            case .footnote(let content):
                close(&open, to: 0)
                call(content)
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
        let number = footnotes.count
        html += "<sup class=\"footnote-call\"><a id=\"fnref-\(number)\" href=\"#fn-\(number)\">\(number)</a></sup>"
    }
}

/// One element around a run of text.
enum InlineTag: Equatable {
    case style(String)
    case link(WebAddress)

    private static let names: [(Marks.Style, String)] = [
        (.bold, "strong"), (.italic, "em"), (.underline, "u"), (.strike, "s"), (.highlight, "mark"), (.sub, "sub"),
        (.sup, "sup"), (.code, "code"),
    ]

    /// From the outside in.
    static func tags(of marks: Marks) -> [InlineTag] {
        let link = marks.link.map { [InlineTag.link($0)] } ?? []
        guard !marks.style.isEmpty else { return link }
        return link + names.filter { marks.style.contains($0.0) }.map { .style($0.1) }
    }

    var name: String {
        switch self {
        case .style(let name): name
        case .link: "a"
        }
    }

    var attributes: [(String, String?)] {
        guard case .link(let address) = self else { return [] }
        return [("href", address.description), ("rel", address.isExternal ? HTMLPage.relation : nil)]
    }
}
