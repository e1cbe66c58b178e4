extension HTMLWalk {
    mutating func table(_ element: HTMLElement, _ context: HTMLContext, _ flow: inout HTMLFlow) {
        let rows = element.rows
        let cells = rows.flatMap(\.cells)
        let isLayout = cells.count < 2 || element["role"] == "presentation" || context.isHighlight
        guard flow.holdsBlocks else { return flatten(rows, context, &flow) }
        flow.endLine()
        var hoisted = HTMLFlow(holdsBlocks: true)
        let captionNodes = element.elements.first { $0.name == "caption" }?.children ?? []
        let caption = line(of: captionNodes, context, hoisting: &hoisted)
        if isLayout {
            if !caption.isEmpty { flow.blocks.append(.paragraph(caption)) }
            for cell in cells { visitLayout(cell, context, &flow) }
        } else {
            var table = Table(rows: [], caption: caption)
            for row in rows {
                table.rows.append(row.cells.map { read($0, inHead: row.isHead, context, hoisting: &hoisted) })
            }
            flow.blocks.append(.table(table))
        }
        flow.blocks += hoisted.blocks
    }

    private mutating func visitLayout(_ cell: HTMLElement, _ context: HTMLContext, _ flow: inout HTMLFlow) {
        let isGutter = context.isHighlight && !HTMLElement.gutterClasses.isDisjoint(with: cell.classes)
        if !isGutter { visitBlock(cell.children, context, &flow) }
    }

    private mutating func read(
        _ cell: HTMLElement, inHead: Bool, _ context: HTMLContext, hoisting flow: inout HTMLFlow
    ) -> TableCell {
        let style = inspect(cell)
        return TableCell(
            isHeader: inHead || cell.name == "th", columnSpan: cell.span("colspan"), rowSpan: cell.span("rowspan"),
            alignment: cell.alignment ?? style.alignment, content: line(of: cell.children, context, hoisting: &flow))
    }

    /// A table where none can stand: a line a row.
    private mutating func flatten(_ rows: [HTMLTableRow], _ context: HTMLContext, _ flow: inout HTMLFlow) {
        for row in rows {
            flow.endLine()
            for cell in row.cells {
                visit(cell.children, context, &flow)
                flow.line.append(" ", context.marks)
            }
        }
        flow.endLine()
    }
}

/// One `tr`, wherever it stands in its table.
struct HTMLTableRow {
    let cells: [HTMLElement]
    let isHead: Bool
}

extension HTMLElement {
    /// Its own rows, not those of tables inside.
    fileprivate var rows: [HTMLTableRow] {
        elements.flatMap { part -> [HTMLTableRow] in
            switch part.name {
            case "tr": [HTMLTableRow(cells: part.cells, isHead: false)]
            case "thead", "tbody", "tfoot":
                part.elements.filter { $0.name == "tr" }.map {
                    HTMLTableRow(cells: $0.cells, isHead: part.name == "thead")
                }
            default: []
            }
        }
    }

    private var cells: [HTMLElement] { elements.filter { $0.name == "td" || $0.name == "th" } }

    fileprivate func span(_ attribute: String) -> Int {
        guard let value = self[attribute] else { return 1 }
        return min(max(Int(value.normalizedLine.prefix { $0.isASCII && $0.isNumber }) ?? 1, 1), 100)
    }

    fileprivate var alignment: TableCell.Alignment? {
        if let align = self["align"] { return TableCell.Alignment(rawValue: align.lowercased()) }
        return classes.lazy.compactMap { name in
            for prefix in ["align-", "has-text-align-"] where name.hasPrefix(prefix) {
                return TableCell.Alignment(rawValue: String(name.dropFirst(prefix.count)))
            }
            return nil
        }.first
    }
}
