import Foundation
import Kernel
import Publishing

/// Plots and tables of what readers did, the same for a publication and for one article.
struct NumbersFields {
    let numbers: Numbers
    let pages: Pages
    /// The address of the page, without its query.
    let path: String
    let showsFollows: Bool

    private var texts: Catalogue { pages.texts }

    func fields() -> Fields {
        [
            "ranges": Numbers.Range.allCases.map { range in
                [
                    "text": texts("numbers.range", ["days": String(range.rawValue)]),
                    "url": "\(path)?days=\(range.rawValue)", "isCurrent": range == numbers.range,
                ] as Fields
            },
            "csv": "\(path).csv?days=\(numbers.range.rawValue)", "reads": reads(),
            "others": Measure.allCases.filter { $0 != .follows || showsFollows }.map(other),
            "sources": sources(), "days": days(), "showsFollows": showsFollows,
        ]
    }

    /// What is plotted beside the reads.
    private enum Measure: String, CaseIterable {
        case likes, comments, follows

        var value: (Numbers.Day) -> Int {
            switch self {
            case .likes: \.likes
            case .comments: \.comments
            case .follows: \.follows
            }
        }
    }

    private func reads() -> Fields {
        let sum = numbers.sum(\.allReads)
        let title = texts("numbers.readsByDay")
        let description = describe(\.allReads)
        func plot(_ name: String, _ width: Double, _ height: Double, labels: Int) -> String {
            ColumnPlot(
                name: name, title: title, description: description,
                columns: columns(\.allReads, "numbers.hint.reads", labels: labels), width: width, height: height,
                number: texts.number
            ).svg()
        }
        return [
            "title": title, "sum": texts.number(sum), "change": change(sum, since: numbers.readsBefore),
            "wide": plot("plot-reads", 880, 260, labels: 8), "narrow": plot("plot-reads-narrow", 360, 220, labels: 3),
        ]
    }

    private func other(_ measure: Measure) -> Fields {
        let title = texts("numbers.\(measure.rawValue)ByDay")
        let plot = ColumnPlot(
            name: "plot-\(measure.rawValue)", title: title, description: describe(measure.value),
            columns: columns(measure.value, "numbers.hint.\(measure.rawValue)", labels: 2), width: 360, height: 160,
            number: texts.number)
        return [
            "name": texts("numbers.\(measure.rawValue)"), "sum": texts.number(numbers.sum(measure.value)),
            "plot": plot.svg(), "style": "plot-\(measure.rawValue)",
        ]
    }

    private func columns(_ value: (Numbers.Day) -> Int, _ hint: String, labels: Int) -> [ColumnPlot.Column] {
        let last = numbers.days.count - 1
        let step = max(1, Int((Double(numbers.days.count) / Double(labels)).rounded(.up)))
        return numbers.days.enumerated().map { index, day in
            let isLabelled = (last - index).isMultiple(of: step) && index >= step / 3
            return ColumnPlot.Column(
                value: value(day), hint: texts(hint, count: value(day), ["day": date(day.day)]),
                label: isLabelled ? short(day.day) : nil)
        }
    }

    private func describe(_ value: (Numbers.Day) -> Int) -> String {
        let largest = numbers.days.max { value($0) < value($1) }
        guard let largest, value(largest) > 0, let first = numbers.days.first, let last = numbers.days.last else {
            return texts("numbers.nothing")
        }
        return texts(
            "numbers.description",
            [
                "from": date(first.day), "to": date(last.day), "sum": texts.number(numbers.sum(value)),
                "most": texts.number(value(largest)), "day": date(largest.day),
            ])
    }

    /// By how much a sum differs from that of as many days before.
    private func change(_ sum: Int, since before: Int) -> String? {
        guard before > 0 else { return nil }
        let share = Double(sum - before) / Double(before)
        let percent = abs(share).formatted(.percent.precision(.fractionLength(0)).locale(Locale(identifier: "en")))
        let key = sum > before ? "more" : sum < before ? "less" : "same"
        return texts("numbers.change.\(key)", ["percent": percent, "days": String(numbers.range.rawValue)])
    }

    private func sources() -> Fields? {
        let all = max(numbers.sum(\.allReads), 1)
        return Fields.list(
            numbers.sources.map { source, reads in
                [
                    "name": texts("numbers.source.\(source.rawValue)"), "reads": texts.number(reads),
                    "share": (Double(reads) / Double(all)).formatted(
                        .percent.precision(.fractionLength(0)).locale(Locale(identifier: "en"))),
                    "width": String(max(1, reads * 100 / all)),
                ] as Fields
            })
    }

    private func days() -> [Fields] {
        numbers.days.reversed().map { day in
            [
                "day": date(day.day), "iso": day.day.iso, "reads": texts.number(day.allReads),
                "likes": texts.number(day.likes), "comments": texts.number(day.comments),
                "follows": texts.number(day.follows), "shares": texts.number(day.shares),
            ]
        }
    }

    private func date(_ day: CalendarDay) -> String { pages.time.day(day.start(in: pages.time.zone)) }

    /// As below an axis: `11-23`, `23 Nov`.
    private func short(_ day: CalendarDay) -> String {
        let full = date(day)
        return pages.language == .english
            ? full.split(separator: " ").prefix(2).enumerated().map { $0 == 1 ? $1.prefix(3) : $1 }.joined(
                separator: " ")
            : String(full.suffix(5))
    }
}
