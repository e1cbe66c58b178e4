extension HTMLPage {
    mutating func write(_ block: Block) {
        switch block {
        case .paragraph(let content): element("p") { $0.write(content) }
        case .heading(let level, let content):
            let id = headings.identifier(for: content.plainText)
            element("h\(level.rawValue)", [("id", id)]) { $0.write(content) }
        case .bulletList(let items): element("ul") { $0.write(items) }
        case .orderedList(let start, let items):
            element("ol", [("start", start == 1 ? nil : String(start))]) { $0.write(items) }
        case .blockquote(let blocks): element("blockquote") { $0.write(blocks) }
        case .codeBlock(let language, let code):
            // What scrolls must be reachable by keyboard.
            element("pre", [("class", "code"), ("tabindex", "0")]) { page in
                page.element("code", [("class", language.map { "language-\($0)" })]) { $0.html.append(escaped: code) }
            }
        case .rule: html += "<hr>"
        case .figure(let figure): write(figure, class: "figure")
        case .gallery(let gallery): write(gallery)
        case .video(let video): write(video)
        case .table(let table): write(table)
        case .linkCard(let card): write(card)
        }
    }

    private mutating func write(_ items: [ListItem]) {
        for item in items {
            element("li") { page in
                // A line and the lists below it are set close together.
                if case .paragraph(let content) = item.blocks.first, item.blocks.dropFirst().allSatisfy(\.isList) {
                    page.write(content)
                    page.write(Array(item.blocks.dropFirst()))
                } else {
                    page.write(item.blocks)
                }
            }
        }
    }

    private mutating func write(_ card: LinkCard) {
        let address = card.address
        let attributes: [(String, String?)] = [
            ("class", "link-card"), ("href", address.description), ("rel", address.isExternal ? Self.relation : nil),
        ]
        element("a", attributes) { page in
            page.element("span", [("class", "link-card-title")]) { $0.html.append(escaped: card.title) }
            if !card.summary.isEmpty {
                page.element("span", [("class", "link-card-summary")]) { $0.html.append(escaped: card.summary) }
            }
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
