extension JSONReader {
    mutating func table(_ node: JSONNode) throws(DocumentError) -> Table {
        try node.allow("caption")
        let rows = try children(of: node) { (reader, row) throws(DocumentError) in
            guard row.type == "tableRow" else { throw Self.refusal(of: row) }
            try row.allow()
            return try reader.children(of: row) { (reader, cell) throws(DocumentError) in try reader.cell(cell) }
        }
        return Table(rows: rows, caption: try inlines(in: "caption", of: node))
    }

    private mutating func cell(_ node: JSONNode) throws(DocumentError) -> TableCell {
        guard node.type == "tableHeader" || node.type == "tableCell" else { throw Self.refusal(of: node) }
        try node.allow("colspan", "rowspan", "align", ignoring: ["colwidth"])
        let alignment = try node.string("align")
        guard alignment.map({ TableCell.Alignment(rawValue: $0) != nil }) ?? true else {
            throw node.error("align", "left, center or right")
        }
        return TableCell(
            isHeader: node.type == "tableHeader", columnSpan: try node.integer("colspan", in: 1...100, default: 1),
            rowSpan: try node.integer("rowspan", in: 1...100, default: 1),
            alignment: alignment.flatMap(TableCell.Alignment.init), content: try cellContent(node))
    }

    /// The editor's cells hold paragraphs; ours hold their lines.
    private mutating func cellContent(_ node: JSONNode) throws(DocumentError) -> [Inline] {
        guard node.count > 0, try node.child(0).type == "paragraph" else { return try inlines(of: node) }
        let paragraphs = try children(of: node) { (reader, child) throws(DocumentError) in
            guard child.type == "paragraph" else { throw Self.refusal(of: child) }
            try child.allow(ignoring: ["textAlign"])
            return try reader.inlines(of: child)
        }
        return Array(paragraphs.joined(separator: [.hardBreak]))
    }
}
