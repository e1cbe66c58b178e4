import Hummingbird
import Kernel
import Publishing

/// `/decisions`: the public record of what the platform has decided, and its reports by month.
struct DecisionRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("decisions") { request, _ in
            try await site.page(request) { maker in
                let contents = try await site.platform.publicDecisions(
                    ground: request.queryText("ground").flatMap(DecisionReasons.Ground.init),
                    measure: request.queryText("measure").flatMap(Measure.init), page: try request.pageNumber())
                return RenderedPage(
                    try DecisionsPage(contents: contents)
                        .render(maker.pages(contents.chrome.settings, contents.chrome.channels)))
            }
        }
        router.get("decisions/reports") { request, _ in
            try await site.page(request) { maker in
                let (months, chrome) = try await site.platform.reportMonths()
                return RenderedPage(
                    try ReportsPage(months: months).render(maker.pages(chrome.settings, chrome.channels)))
            }
        }
        router.get("decisions/reports/:month") { request, context in
            guard let month = context.parameters.get("month").flatMap(ReportMonth.init) else {
                throw ReadingError.noSuchPage
            }
            return try await site.page(request) { maker in
                let report = try await site.platform.report(of: month)
                return RenderedPage(
                    try ReportPage(report: report)
                        .render(maker.pages(report.chrome.settings, report.chrome.channels)))
            }
        }
        router.get("decisions/:decision") { request, context in
            let id = try context.decision()
            return try await site.page(request) { maker in
                let (decision, chrome) = try await site.platform.publicDecision(id)
                return RenderedPage(
                    try DecisionPage(decision: decision).render(maker.pages(chrome.settings, chrome.channels)))
            }
        }
    }
}

extension WebContext {
    /// - Throws: `ReadingError.noSuchPage`.
    func decision() throws -> Identifier<Decision> {
        guard let id = parameters.get("decision").flatMap({ Identifier<Decision>($0) }) else {
            throw ReadingError.noSuchPage
        }
        return id
    }
}
