import Kernel
import Publishing

/// The months of which there is a report.
struct ReportsPage {
    let months: [ReportMonth]

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        return try pages.render(
            "decisions/reports",
            [
                "breadcrumb": pages.breadcrumb([
                    (texts("decision.title"), "/decisions"), (texts("report.title"), nil),
                ]),
                "months": months.map { month -> Fields in
                    ["name": ReportPage.name(month, pages), "url": "/decisions/reports/\(month)"]
                },
            ],
            PageFrame(name: "reports", heading: texts("report.title"), canonical: "/decisions/reports"))
    }
}

/// What was decided in one month, in numbers.
struct ReportPage {
    let report: TransparencyReport

    static func name(_ month: ReportMonth, _ pages: Pages) -> String {
        pages.time.month(month.start(in: pages.time.zone))
    }

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts, words = DecisionTexts(pages: pages)
        let name = Self.name(report.month, pages)
        let title = texts("report.of", ["month": name])
        return try pages.render(
            "decisions/report",
            [
                "breadcrumb": pages.breadcrumb([
                    (texts("decision.title"), "/decisions"), (texts("report.title"), "/decisions/reports"), (name, nil),
                ]),
                "title": title, "figures": figures(words, texts), "byDay": byDay(pages),
                "byMeasure": byMeasure(pages, words), "lines": report.lines.map { line($0, words, texts) },
                "categories": Fields.list(
                    report.byCategory.map {
                        ["name": words.category($0.category), "count": texts.number($0.count)] as Fields
                    }),
                "sources": Fields.list(
                    DecisionReasons.Source.allCases.compactMap { source in
                        report.bySource[source].map {
                            ["name": words.source(source), "count": texts.number($0)] as Fields
                        }
                    }), "complaints": complaints(words, texts),
                "none": report.total == 0 ? texts("report.none") : nil, "hasAny": report.total > 0,
            ],
            PageFrame(
                name: "report", heading: title, canonical: "/decisions/reports/\(report.month)"))
    }

    private func figures(_ words: DecisionTexts, _ texts: Catalogue) -> [Fields] {
        [
            ("total", texts.number(report.total)), ("automated", texts.number(report.automated)),
            ("detected", texts.number(report.detected)),
            ("toDecision", words.duration(report.medianToDecision)), ("appeals", texts.number(report.appeals)),
            ("upheld", texts.number(report.upheld)), ("overturned", texts.number(report.overturned)),
            ("toOutcome", words.duration(report.medianToOutcome)),
        ].map { ["label": texts("report.figure.\($0)"), "value": $1] }
    }

    private func complaints(_ words: DecisionTexts, _ texts: Catalogue) -> Fields? {
        let numbers = report.complaints
        guard numbers.received + numbers.answered + numbers.counterNotices > 0 else { return nil }
        return [
            "figures": [
                ("received", texts.number(numbers.received)), ("trusted", texts.number(numbers.byTrusted)),
                ("answered", texts.number(numbers.answered)), ("founded", texts.number(numbers.founded)),
                ("unfounded", texts.number(numbers.unfounded)), ("toAnswer", words.duration(numbers.medianToAnswer)),
                ("counterNotices", texts.number(numbers.counterNotices)),
            ].map { ["label": texts("report.complaint.\($0)"), "value": $1] as Fields },
            "grounds": Fields.list(
                numbers.byGround.map {
                    [
                        "name": texts("complaint.ground.\($0.ground.rawValue)"), "count": texts.number($0.received),
                    ] as Fields
                }),
        ]
    }

    private func byDay(_ pages: Pages) -> Fields {
        let texts = pages.texts
        func plot(_ name: String, _ width: Double, _ height: Double, labelEvery step: Int) -> String {
            ColumnPlot(
                name: name, title: texts("report.byDay"), description: texts("report.byDayText", count: report.total),
                columns: report.byDay.enumerated().map { index, count in
                    ColumnPlot.Column(
                        value: count, hint: "\(report.month)-\(index + 1): \(texts.number(count))",
                        label: index % step == 0 ? String(index + 1) : nil)
                }, width: width, height: height, number: texts.number
            ).svg()
        }
        return [
            "wide": plot("by-day", 880, 240, labelEvery: 5), "narrow": plot("by-day-narrow", 360, 220, labelEvery: 10),
        ]
    }

    /// On a phone the table below says it better.
    private func byMeasure(_ pages: Pages, _ words: DecisionTexts) -> String? {
        guard !report.lines.isEmpty else { return nil }
        let texts = pages.texts
        return ColumnPlot(
            name: "by-measure", title: texts("report.byMeasure"),
            description: report.lines.map { "\(words.measure($0.measure)) \(texts.number($0.total))" }
                .joined(separator: ", "),
            columns: report.lines.map {
                ColumnPlot.Column(
                    value: $0.total, hint: "\(words.measure($0.measure)): \(texts.number($0.total))",
                    label: words.measure($0.measure))
            }, width: 880, height: 240, number: texts.number
        ).svg()
    }

    private func line(_ line: TransparencyReport.Line, _ words: DecisionTexts, _ texts: Catalogue) -> Fields {
        [
            "measure": words.measure(line.measure), "law": texts.number(line.law), "terms": texts.number(line.terms),
            "total": texts.number(line.total),
        ]
    }
}
