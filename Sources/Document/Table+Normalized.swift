extension Table {
    /// A rectangle in which no cell overlaps another or reaches below the last row, and in every row and column
    /// some cell begins (HTML, section 4.9.12). A single cell is no table but its words.
    func normalized() -> [Block] {
        let table = rectangular()
        let cells = table.rows.joined()
        if cells.count > 1, cells.contains(where: { !$0.content.isEmpty }) { return [.table(table)] }
        return ([table.caption] + cells.map(\.content)).filter { !$0.isEmpty }.map(Block.paragraph)
    }

    private func rectangular() -> Table {
        var cells = placed()
        // Rows and columns in which no cell begins say nothing: those that cross them shrink.
        let keptRows = Kept(cells.map(\.row)), keptColumns = Kept(cells.map(\.column))
        for index in cells.indices {
            let (rows, columns) = (cells[index].rows, cells[index].columns)
            cells[index].cell.rowSpan = keptRows.count(in: rows)
            cells[index].cell.columnSpan = keptColumns.count(in: columns)
            cells[index].row = keptRows.count(in: 0..<rows.lowerBound)
            cells[index].column = keptColumns.count(in: 0..<columns.lowerBound)
        }
        cells += Self.holes(in: cells)
        let byRow = Dictionary(grouping: cells, by: \.row)
        return Table(
            rows: byRow.keys.sorted().map { row in (byRow[row] ?? []).sorted { $0.column < $1.column }.map(\.cell) },
            caption: caption.normalized())
    }

    /// How many of some lines lie in a range, without counting them each time.
    private struct Kept {
        private var before: [Int] = [0]

        init(_ lines: [Int]) {
            let set = Set(lines)
            for line in 0...(set.max() ?? 0) { before.append(before[line] + (set.contains(line) ? 1 : 0)) }
        }

        func count(in range: Range<Int>) -> Int {
            before[min(range.upperBound, before.count - 1)] - before[min(range.lowerBound, before.count - 1)]
        }
    }

    private struct Placed {
        var cell: TableCell
        var row: Int
        var column: Int
        var rows: Range<Int> { row..<(row + cell.rowSpan) }
        var columns: Range<Int> { column..<(column + cell.columnSpan) }
    }

    /// Lays the cells out on a grid as browsers do, clipped where they would overlap.
    private func placed() -> [Placed] {
        // A grid so large is no table but an attack: its cells stand side by side, unspanned and unfilled.
        let isHuge =
            rows.count * (rows.map { $0.reduce(0) { $0 + min(max($1.columnSpan, 1), 100) } }.max() ?? 0) > 500_000
        let widest = isHuge ? 1 : 100
        var cells: [Placed] = []
        /// For each column, the first row that is free.
        var freeFrom: [Int] = []
        for (row, content) in rows.enumerated() {
            var column = 0
            for var cell in content {
                while column < freeFrom.count, freeFrom[column] > row { column += 1 }
                let span = min(max(cell.columnSpan, 1), widest)
                let taken = (column..<(column + span)).first { $0 < freeFrom.count && freeFrom[$0] > row }
                cell.columnSpan = (taken ?? (column + span)) - column
                cell.rowSpan = min(max(cell.rowSpan, 1), widest, rows.count - row)
                cell.content = cell.content.normalized()
                while freeFrom.count < column + cell.columnSpan { freeFrom.append(0) }
                for covered in column..<(column + cell.columnSpan) { freeFrom[covered] = row + cell.rowSpan }
                cells.append(Placed(cell: cell, row: row, column: column))
                column += cell.columnSpan
            }
        }
        return cells
    }

    /// Empty cells where rows are shorter than the widest; none in a grid too large to go through.
    private static func holes(in cells: [Placed]) -> [Placed] {
        let width = cells.map(\.columns.upperBound).max() ?? 0, height = cells.map(\.rows.upperBound).max() ?? 0
        guard width * height <= largestGrid else { return [] }
        var isCovered = [Bool](repeating: false, count: width * height)
        for cell in cells {
            for row in cell.rows {
                for column in cell.columns { isCovered[row * width + column] = true }
            }
        }
        return isCovered.indices.filter { !isCovered[$0] }.map {
            Placed(cell: TableCell(content: []), row: $0 / width, column: $0 % width)
        }
    }

    private static let largestGrid = 200_000
}
