/// Writes a document as GitHub's Markdown, so that ``MarkdownReader`` reads the same document.
///
/// What Markdown cannot say (underline, captions with marks, galleries, tables with spans, …) is HTML within it.
public enum MarkdownWriter {
    /// The text, ending in a line end unless there is none.
    public static func write(_ document: Document) -> String {
        var page = MarkdownPage()
        let blocks = page.lines(of: document.blocks) + page.footnoteLines()
        return blocks.isEmpty ? "" : blocks.joined(separator: "\n") + "\n"
    }
}

/// Markdown as lists of lines, so that whatever contains a block can indent it.
struct MarkdownPage {
    var footnotes: [[Inline]] = []
    /// Writes what Markdown cannot say, and keeps the notes called there.
    var html: HTMLPage = {
        var page = HTMLPage(writer: HTMLWriter { _ in nil })
        page.footnoteName = "html-fn"
        return page
    }()

    /// Blocks with an empty line between.
    mutating func lines(of blocks: [Block]) -> [String] {
        var lines: [String] = []
        for (index, block) in blocks.enumerated() {
            if index > 0 {
                lines.append("")
                // Two lists of a kind would be read as one.
                if block.isSameKindOfList(as: blocks[index - 1]) { lines += ["<!-- -->", ""] }
            }
            lines += self.lines(of: block)
        }
        return lines
    }

    private mutating func lines(of block: Block) -> [String] {
        switch block {
        case .paragraph(let content): text(content, .paragraph)
        case .heading(let level, let content):
            [String(repeating: "#", count: level.rawValue) + " " + text(content, .heading).joined()]
        case .bulletList(let items): lines(of: items) { _ in "- " }
        case .orderedList(let start, let items): lines(of: items) { "\(start + $0). " }
        case .blockquote(let blocks): lines(of: blocks).map { $0.isEmpty ? ">" : "> \($0)" }
        case .codeBlock(let language, let code): self.code(language, code)
        case .rule: ["***"]
        case .figure(let figure): lines(of: figure)
        case .gallery, .video, .linkCard: [html(of: block)]
        case .table(let table): table.isPlain ? lines(of: table) : [html(of: block)]
        }
    }

    private mutating func lines(of items: [ListItem], marker: (Int) -> String) -> [String] {
        var lines: [String] = []
        for (index, item) in items.enumerated() {
            let marker = marker(index)
            let indent = String(repeating: " ", count: marker.utf8.count)
            let content = self.lines(of: item.blocks)
            if index > 0, item.blocks.count > 1 || items[index - 1].blocks.count > 1 { lines.append("") }
            lines.append(marker + (content.first ?? ""))
            lines += content.dropFirst().map { $0.isEmpty ? "" : indent + $0 }
        }
        return lines
    }

    private func code(_ language: String?, _ code: String) -> [String] {
        let fence = String(repeating: "`", count: max(3, code.longestRun(of: "`") + 1))
        let lines = code.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return [fence + (language ?? "")] + lines + [fence]
    }

    private mutating func lines(of table: Table) -> [String] {
        let rows = table.rows.map { row in
            "| " + row.map { text($0.content, .cell).joined() }.joined(separator: " | ") + " |"
        }
        let rule = table.rows[0].map { cell in
            switch cell.alignment {
            case .left: ":---"
            case .center: ":---:"
            case .right: "---:"
            case nil: "---"
            }
        }
        return [rows[0], "| " + rule.joined(separator: " | ") + " |"] + rows.dropFirst()
    }

    mutating func footnoteLines() -> [String] {
        var lines: [String] = []
        // Notes hold no notes, so none is added on the way.
        for (index, content) in footnotes.enumerated() {
            let text = self.text(content, .paragraph)
            lines += ["", "[^\(index + 1)]: " + text[0]] + text.dropFirst().map { "    \($0)" }
        }
        guard !html.footnotes.isEmpty else { return lines }
        html.html = ""
        html.writeFootnotes()
        return lines + ["", html.html]
    }

    private mutating func text(_ content: [Inline], _ place: MarkdownLine.Place) -> [String] {
        var line = MarkdownLine(place: place, footnotes: footnotes)
        let text = line.write(content)
        footnotes = line.footnotes
        return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}

extension Block {
    fileprivate func isSameKindOfList(as other: Block) -> Bool {
        switch (self, other) {
        case (.bulletList, .bulletList), (.orderedList, .orderedList): true
        default: false
        }
    }
}

extension String {
    func longestRun(of character: Unicode.Scalar) -> Int {
        var longest = 0, run = 0
        for scalar in unicodeScalars {
            run = scalar == character ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }
}

extension Table {
    /// Whether GitHub's tables can say it: one row of headers, one alignment a column, no spans, no caption.
    fileprivate var isPlain: Bool {
        guard caption.isEmpty, let head = rows.first else { return false }
        return rows.enumerated().allSatisfy { index, row in
            row.count == head.count
                && zip(row, head).allSatisfy { cell, column in
                    cell.isHeader == (index == 0) && cell.columnSpan == 1 && cell.rowSpan == 1
                        && cell.alignment == column.alignment
                }
        }
    }
}
