import Hummingbird
import Kernel
import Publishing

/// `/desk/originality`: published articles with another's text.
struct StockRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("desk/originality") { request, _ in
            let viewer = try await site.signedIn(request)
            let findings = try await site.platform.stockFindings(
                request.queryText("show").flatMap(StockFindings.Filter.init) ?? .copies,
                page: try request.pageNumber(), for: viewer.account)
            return try await site.privatePage(request, for: viewer) { maker in
                try StockPage(findings: findings, isDone: request.queryText("done") != nil)
                    .render(maker.pages(findings.chrome.settings, findings.chrome.channels))
            }
        }
        router.get("desk/originality/:id") { request, context in
            try await show(request, try await site.signedIn(request), try context.article())
        }
        router.post("desk/originality/:id") { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            let article = try context.article()
            guard let judgement = OriginalityJudgement(rawValue: form.text("judgement")) else { throw BadInput() }
            do {
                try await site.judge(judgement, article, form, request, viewer)
                return Response.seeOther("/desk/originality/\(article)")
            } catch let error as OriginalityError {
                return try await show(request, viewer, article, error, form)
            }
        }
        router.post("desk/originality/:id/settle") { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            try await site.platform.settleStockFinding(of: try context.article(), by: viewer.account)
            let filter = StockFindings.Filter(rawValue: form.text("show")) ?? .copies
            return Response.seeOther("/desk/originality?show=\(filter.rawValue)&done")
        }
    }

    private func show(
        _ request: Request, _ viewer: SignedIn, _ id: Identifier<Article>, _ error: OriginalityError? = nil,
        _ form: Form = Form("")
    ) async throws -> Response {
        let contents = try await site.platform.stockOriginality(of: id, for: viewer.account)
        return try await site.privatePage(request, for: viewer, status: error == nil ? .ok : .unprocessableContent) {
            maker in
            try OriginalityPage(contents: contents, viewer: .stock, error: error, form: form)
                .render(maker.pages(contents.settings, contents.channels))
        }
    }
}
