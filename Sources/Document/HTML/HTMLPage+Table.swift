extension HTMLPage {
    mutating func write(_ table: Table) {
        scrolling(table) { $0.write(bare: table) }
    }

    /// A table may be wider than the page: it scrolls by itself and can be reached by keyboard.
    mutating func scrolling(_ table: Table, _ content: (inout HTMLPage) -> Void) {
        let label = table.caption.plainText.normalizedLine
        let attributes: [(String, String?)] = [
            ("class", "table-scroll"), ("tabindex", "0"), ("role", "region"),
            ("aria-label", label.isEmpty ? writer.labels.table : label),
        ]
        element("div", attributes, content)
    }

    /// The table itself.
    mutating func write(bare table: Table) {
        element("table") { page in
            if !table.caption.isEmpty { page.textBlock("caption", table.caption) }
            let heads = table.headRows
            page.section("thead", table.rows[..<heads], scope: "col")
            page.section("tbody", table.rows[heads...], scope: "row")
        }
    }

    private mutating func section(_ name: String, _ rows: ArraySlice<[TableCell]>, scope: String) {
        guard !rows.isEmpty else { return }
        element(name) { page in
            for row in rows {
                page.element("tr") { page in
                    for cell in row { page.write(cell, scope: scope) }
                }
            }
        }
    }

    private mutating func write(_ cell: TableCell, scope: String) {
        textBlock(cell.name, cell.content, cell.attributes(scope: scope))
    }
}

extension TableCell {
    var name: String { isHeader ? "th" : "td" }

    func attributes(scope: String) -> [(String, String?)] {
        [
            ("scope", isHeader ? scope : nil), ("class", alignment.map { "align-\($0.rawValue)" }),
            ("colspan", columnSpan == 1 ? nil : String(columnSpan)),
            ("rowspan", rowSpan == 1 ? nil : String(rowSpan)),
        ]
    }
}

extension Table {
    /// How many of the first rows are a head: all their cells are headers, none reaches below, and a body follows.
    var headRows: Int {
        let count = rows.prefix { $0.allSatisfy(\.isHeader) }.count
        let fits = rows[..<count].enumerated().allSatisfy { index, row in
            row.allSatisfy { index + $0.rowSpan <= count }
        }
        return fits && count < rows.count ? count : 0
    }
}
