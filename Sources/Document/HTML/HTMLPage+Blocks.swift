extension HTMLPage {
    mutating func write(_ block: Block) {
        switch block {
        case .paragraph(let content): textBlock("p", content)
        case .heading(let level, let content):
            let id = headings.identifier(for: content.plainText)
            outline.append(OutlineEntry(level: level, text: content.plainText.normalizedLine, id: id))
            textBlock("h\(level.rawValue)", content, [("id", id)])
        case .bulletList(let items): element("ul") { $0.write(items) }
        case .orderedList(let start, let items):
            element("ol", [("start", start == 1 ? nil : String(start))]) { $0.write(items) }
        case .blockquote(let blocks): element("blockquote") { $0.write(blocks) }
        case .codeBlock(let language, let code):
            preformatted { $0.write(code: code, language) }
        case .rule: html += "<hr>"
        case .figure(let figure): write(figure, class: "figure")
        case .gallery(let gallery): write(gallery)
        case .video(let video): write(video)
        case .table(let table): write(table)
        case .linkCard(let card): write(card)
        }
    }

    /// What scrolls must be reachable by keyboard.
    mutating func preformatted(_ content: (inout HTMLPage) -> Void) {
        element("pre", [("class", "code"), ("tabindex", "0")], content)
    }

    /// Coloured where that is wanted and the language is known; where passages are marked, their marks matter more.
    private mutating func write(code: String, _ language: String?) {
        guard writer.coloursCode, passages == nil, let spans = CodeSpans.of(code, in: language) else {
            return textBlock("code", [.plain(code)], Self.codeAttributes(language))
        }
        element("code", Self.codeAttributes(language)) { page in
            for span in spans {
                guard let kind = span.kind else {
                    page.html.append(escaped: String(span.text))
                    continue
                }
                page.element("span", [("class", "code-\(kind.rawValue)")]) {
                    $0.html.append(escaped: String(span.text))
                }
            }
        }
    }

    static func codeAttributes(_ language: String?) -> [(String, String?)] {
        [("class", language.map { "language-\($0)" })]
    }

    private mutating func write(_ items: [ListItem]) {
        for item in items {
            element("li") { $0.write(item) }
        }
    }

    mutating func write(_ item: ListItem) {
        // A line and the lists below it are set close together.
        if case .paragraph(let content) = item.blocks.first, item.blocks.dropFirst().allSatisfy(\.isList) {
            textBlock(nil, content)
            write(Array(item.blocks.dropFirst()))
        } else {
            write(item.blocks)
        }
    }

    private mutating func write(_ card: LinkCard) {
        write(card, showsSummary: !card.summary.isEmpty) {
            $0.html.append(escaped: card.title)
        } summary: {
            $0.html.append(escaped: card.summary)
        }
    }

    mutating func write(
        _ card: LinkCard, showsSummary: Bool, title: (inout HTMLPage) -> Void, summary: (inout HTMLPage) -> Void
    ) {
        let address = card.address
        let attributes: [(String, String?)] = [
            ("class", "link-card"), ("href", address.description), ("rel", address.isExternal ? Self.relation : nil),
        ]
        element("a", attributes) { page in
            page.element("span", [("class", "link-card-title")], title)
            if showsSummary { page.element("span", [("class", "link-card-summary")], summary) }
            if let host = address.host {
                page.element("span", [("class", "link-card-host")]) { $0.html.append(escaped: host) }
            }
        }
    }

    mutating func writeFootnotes() {
        guard !footnotes.isEmpty else { return }
        let labels = writer.labels
        element("section", [("class", "footnotes")]) { page in
            page.element("h2", [("class", "footnotes-title")]) { $0.html.append(escaped: labels.footnotes) }
            page.element("ol") { page in
                for (index, content) in page.footnotes.enumerated() {
                    page.element("li", [("id", "\(page.footnoteName)-\(index + 1)")]) { page in
                        page.write(content)
                        page.html += " "
                        let back: [(String, String?)] = [
                            ("class", "footnote-back"), ("href", "#\(page.footnoteName)ref-\(index + 1)"),
                            ("aria-label", "\(labels.footnoteBack) \(index + 1)"),
                        ]
                        page.element("a", back) { $0.html += "↩" }
                    }
                }
            }
        }
    }
}

extension Block {
    var isList: Bool {
        switch self {
        case .bulletList, .orderedList: true
        default: false
        }
    }
}
