extension HTMLPage {
    /// What an `<ins>` or `<del>` is around.
    enum ChangedPart {
        case words, block

        fileprivate var attributes: [(String, String?)] { self == .block ? [("class", "diff-block")] : [] }
    }

    mutating func write(_ changes: [LineChange]) {
        for change in changes {
            switch change {
            case .kept(let line): write(line)
            case .inserted(let line): inserted(.words) { $0.write(line) }
            case .deleted(let line): deleted(.words) { $0.write(line) }
            case .restyled(_, let line): restyled("span") { $0.write(line) }
            }
        }
    }

    mutating func write(_ changes: TextChanges) {
        for part in changes.parts {
            switch part {
            case .kept(let text): html.append(escaped: text)
            case .inserted(let text): inserted(.words) { $0.html.append(escaped: text) }
            case .deleted(let text): deleted(.words) { $0.html.append(escaped: text) }
            }
        }
    }

    mutating func write(_ rows: [Change<[TableCell], [[LineChange]]>], _ caption: [LineChange]) {
        element("table") { page in
            if !caption.isEmpty { page.element("caption") { $0.write(caption) } }
            page.element("tbody") { page in
                for row in rows { page.write(row) }
            }
        }
    }

    private mutating func write(_ row: Change<[TableCell], [[LineChange]]>) {
        switch row {
        case .kept(let cells): self.row(cells) { $0.write($1.content) }
        case .inserted(let cells):
            self.row(cells) { page, cell in page.inserted(.words) { $0.write(cell.content) } }
        case .deleted(let cells):
            self.row(cells) { page, cell in page.deleted(.words) { $0.write(cell.content) } }
        case .changed(_, let cells, let changes):
            var rest = changes[...]
            self.row(cells) { page, _ in
                if let cell = rest.popFirst() { page.write(cell) }
            }
        }
    }

    private mutating func row(_ cells: [TableCell], _ write: (inout HTMLPage, TableCell) -> Void) {
        let scope = cells.allSatisfy(\.isHeader) ? "col" : "row"
        element("tr") { page in
            for cell in cells {
                page.element(cell.name, cell.attributes(scope: scope)) { write(&$0, cell) }
            }
        }
    }

    mutating func inserted(_ part: ChangedPart, _ content: (inout HTMLPage) -> Void) {
        let label = changes?.inserted
        element("ins", part.attributes) { page in
            page.say(label)
            content(&page)
        }
    }

    mutating func deleted(_ part: ChangedPart, _ content: (inout HTMLPage) -> Void) {
        let label = changes?.deleted
        element("del", part.attributes) { page in
            page.say(label)
            content(&page)
        }
    }

    mutating func restyled(_ name: String, _ content: (inout HTMLPage) -> Void) {
        let label = changes?.restyled
        element(name, [("class", "diff-restyled")]) { page in
            page.say(label)
            content(&page)
        }
    }

    /// For screen readers, most of which pass over `<ins>` and `<del>` in silence.
    private mutating func say(_ label: String?) {
        guard let label else { return }
        element("span", [("class", "visually-hidden")]) { $0.html.append(escaped: label + " ") }
    }
}
