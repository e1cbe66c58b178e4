extension HTMLPage {
    mutating func write(_ table: Table) {
        let label = table.caption.plainText.normalizedLine
        let attributes: [(String, String?)] = [
            ("class", "table-scroll"), ("tabindex", "0"), ("role", "region"),
            ("aria-label", label.isEmpty ? writer.labels.table : label),
        ]
        element("div", attributes) { $0.write(bare: table) }
    }

    /// The table itself.
    mutating func write(bare table: Table) {
        element("table") { page in
            if !table.caption.isEmpty { page.element("caption") { $0.write(table.caption) } }
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
        let attributes: [(String, String?)] = [
            ("scope", cell.isHeader ? scope : nil), ("class", cell.alignment.map { "align-\($0.rawValue)" }),
            ("colspan", cell.columnSpan == 1 ? nil : String(cell.columnSpan)),
            ("rowspan", cell.rowSpan == 1 ? nil : String(cell.rowSpan)),
        ]
        element(cell.isHeader ? "th" : "td", attributes) { $0.write(cell.content) }
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
