import Hummingbird
import Kernel
import Publishing

/// `/studio/decisions`: statements of reasons, for the authors whom they concern, and their appeals.
struct StatementRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("studio/decisions") { request, _ in
            let viewer = try await site.signedIn(request)
            let contents = try await site.platform.ownDecisions(
                of: viewer.account, page: try request.pageNumber())
            return try await site.privatePage(request, for: viewer) { maker in
                try OwnDecisionsPage(contents: contents)
                    .render(maker.pages(contents.chrome.settings, contents.chrome.channels))
            }
        }
        router.get("studio/decisions/:decision") { request, context in
            try await show(request, try await site.signedIn(request), try context.decision())
        }
        router.post("studio/decisions/:decision/appeal") { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            let id = try context.decision()
            do {
                try await site.platform.appeal(against: id, form.text("appeal"), by: viewer.account)
                await site.siteChanged()
                return Response.seeOther("/studio/decisions/\(id)?done=appealed")
            } catch let error as DecisionError {
                return try await show(request, viewer, id, form, error)
            }
        }
        addCounterNotice(to: router)
    }

    private func addCounterNotice(to router: Router<WebContext>) {
        router.post("studio/decisions/:decision/counter") { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            let id = try context.decision()
            do {
                let notice = try CounterNoticeForm(form.complaintTexts, isInGoodFaith: form.has("good-faith"))
                try await site.platform.counter(id, notice, by: viewer.account)
                await site.siteChanged()
                return Response.seeOther("/studio/decisions/\(id)?done=countered")
            } catch let error as ComplaintError {
                return try await show(request, viewer, id, form, error)
            }
        }
    }

    private func show(
        _ request: Request, _ viewer: SignedIn, _ id: Identifier<Decision>, _ form: Form? = nil,
        _ error: (any ReadableError)? = nil
    ) async throws -> Response {
        let statement = try await site.platform.statement(id, for: viewer.account)
        let forwarded = try await site.platform.forwardedNotice(of: id, for: viewer.account)
        return try await site.privatePage(request, for: viewer, status: error == nil ? .ok : .unprocessableContent) {
            maker in
            try StatementPage(
                statement: statement, forwarded: forwarded, typed: form, error: error,
                done: request.queryText("done")
            ).render(maker.pages(statement.chrome.settings, statement.chrome.channels))
        }
    }
}
