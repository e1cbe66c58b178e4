import Foundation

/// A picture of one number by day, as SVG inside the page: colours come from its style sheet, in light and in dark.
///
/// To those who do not see it, it is one picture with a title and a description; the figures are in a table beside it.
struct ColumnPlot {
    struct Column {
        let value: Int
        /// What the pointer is told.
        let hint: String
        /// Below the axis; `nil` where no label fits.
        let label: String?
    }

    /// Makes the identifiers of its texts, of which the page has only one.
    let name: String
    let title: String
    let description: String
    let columns: [Column]
    let width: Double
    let height: Double
    /// How the numbers at the lines are written.
    let number: (Int) -> String

    private static let left = 40.0
    private static let top = 12.0
    private static let foot = 24.0
    /// One column alone is not as wide as the picture.
    private static let widest = 72.0

    func svg() -> String {
        let ticks = Ticks(upTo: columns.map(\.value).max() ?? 0)
        let floor = height - Self.foot
        let scale = (floor - Self.top) / Double(ticks.top)
        let step = (width - Self.left) / Double(max(columns.count, 1))
        let gap = min(step * 0.3, 8)
        var svg = """
            <svg class="plot" viewBox="0 0 \(text(width)) \(text(height))" role="img" \
            aria-labelledby="\(name)-title \(name)-description">\
            <title id="\(name)-title">\(escaped(title))</title>\
            <desc id="\(name)-description">\(escaped(description))</desc>
            """
        for tick in ticks.values {
            let y = floor - Double(tick) * scale
            svg += """
                <line class="\(tick == 0 ? "plot-base" : "plot-line")" x1="\(text(Self.left))" x2="\(text(width))" \
                y1="\(text(y))" y2="\(text(y))"/>\
                <text class="plot-text plot-end" x="\(text(Self.left - 8))" y="\(text(y + 4))">\(escaped(number(tick)))</text>
                """
        }
        for (index, column) in columns.enumerated() {
            let middle = Self.left + (Double(index) + 0.5) * step
            let (columnWidth, columnHeight) = (min(step - gap, Self.widest), Double(column.value) * scale)
            if column.value > 0 {
                let shown = max(columnHeight, 1.5)
                svg += """
                    <path class="plot-column" d="\(path(middle - columnWidth / 2, floor, columnWidth, shown))">\
                    <title>\(escaped(column.hint))</title></path>
                    """
            }
            if let label = column.label {
                // The first and last labels stay inside the picture.
                let place = index == columns.count - 1 && step < 30 ? (width, "plot-end") : (middle, "plot-middle")
                svg += """
                    <text class="plot-text \(place.1)" x="\(text(place.0))" y="\(text(height - 6))">\(escaped(label))</text>
                    """
            }
        }
        return svg + "</svg>"
    }

    /// A column with its upper corners rounded.
    private func path(_ x: Double, _ floor: Double, _ width: Double, _ height: Double) -> String {
        let round = min(3, width / 2, height)
        return """
            M\(text(x)) \(text(floor))v\(text(round - height))q0 \(text(-round)) \(text(round)) \(text(-round))\
            h\(text(width - 2 * round))q\(text(round)) 0 \(text(round)) \(text(round))v\(text(height - round))z
            """
    }

    private func text(_ value: Double) -> String {
        let rounded = (value * 100).rounded() / 100
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }

    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}

/// The lines of an axis: three to five round numbers from 0 on.
struct Ticks {
    let values: [Int]
    var top: Int { values.last ?? 1 }

    init(upTo largest: Int) {
        let wanted = max(largest, 1)
        var step = 1
        search: for power in 0..<18 {
            for factor in [1, 2, 5] {
                step = factor * Int(pow(10, Double(power)))
                if step * 4 >= wanted { break search }
            }
        }
        let count = max(1, (wanted + step - 1) / step)
        values = (0...count).map { $0 * step }
    }
}
