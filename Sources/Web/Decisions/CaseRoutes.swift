import HTTPTypes
import Hummingbird
import Kernel
import Publishing

/// `/desk/decisions`: measures are ordered, looked up and ended.
struct CaseRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        addList(to: router)
        addOrdering(to: router)
        addCase(to: router)
    }

    private func addList(to router: Router<WebContext>) {
        router.get("desk/decisions") { request, _ in
            let viewer = try await site.signedIn(request)
            let contents = try await site.platform.cases(
                onlyInForce: request.queryText("show") == "in-force", page: try request.pageNumber(),
                for: viewer.account)
            let waiting = try await site.platform.appealCount(for: viewer.account)
            return try await site.privatePage(request, for: viewer) { maker in
                try CasesPage(contents: contents, waitingAppeals: waiting)
                    .render(maker.pages(contents.chrome.settings, contents.chrome.channels))
            }
        }
        router.get("desk/decisions/dsa") { request, _ in
            let viewer = try await site.signedIn(request)
            let month = request.queryText("month").flatMap(ReportMonth.init)
            let bodies = try await site.platform.dsaStatements(
                in: month, site: site.address.origin, for: viewer.account)
            return Response(
                status: .ok,
                headers: [
                    .contentType: "application/jsonl", .cacheControl: "private, no-store",
                    .contentDisposition: "attachment; filename=\"dsa-\(month?.description ?? "all").jsonl\"",
                ], body: ResponseBody(byteBuffer: ByteBuffer(string: bodies.map { $0 + "\n" }.joined())))
        }
    }

    private func addOrdering(to router: Router<WebContext>) {
        router.get("desk/decisions/new") { request, _ in
            try await ordering(request, try await site.signedIn(request), try request.subject())
        }
        router.post("desk/decisions/new") { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            let subject = try request.subject()
            do {
                let settings = try await site.platform.chrome().settings
                let order = try form.order(SiteTime(settings, request)), reasons = try form.reasons()
                if let notice = try request.notice() {
                    try await site.platform.decide(
                        order, on: subject, reasons, answering: notice, by: viewer.account)
                    await site.siteChanged()
                    return Response.seeOther("/desk/complaints/\(notice)?done=settled")
                }
                let id = try await site.platform.decide(order, on: subject, reasons, by: viewer.account)
                await site.siteChanged()
                return Response.seeOther("/desk/decisions/\(id)?done=ordered")
            } catch let error as any ReadableError where error.kind == .invalid || error.kind == .conflict {
                return try await ordering(request, viewer, subject, form, error)
            }
        }
    }

    private func addCase(to router: Router<WebContext>) {
        router.get("desk/decisions/:decision") { request, context in
            try await record(request, try await site.signedIn(request), try context.decision())
        }
        action("lift", "lifted", on: router) { id, account, form in
            try await site.platform.lift(id, reason: form.text("reason"), by: account)
        }
        action("take", "taken", on: router) { id, account, _ in
            try await site.platform.takeAppeal(against: id, by: account)
        }
        action("hear", "heard", on: router) { id, account, form in
            guard let outcome = Appeal.State(rawValue: form.text("outcome")), outcome.isClosed else { throw BadInput() }
            try await site.platform.hearAppeal(
                against: id, overturns: outcome == .overturned, reason: form.text("reason"), by: account)
        }
    }

    /// One thing done with a case, after which its page says so.
    private func action(
        _ name: String, _ done: String, on router: Router<WebContext>,
        _ act: @Sendable @escaping (Identifier<Decision>, Account, Form) async throws -> Void
    ) {
        router.post(RouterPath("desk/decisions/:decision/\(name)")) { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            let id = try context.decision()
            do {
                try await act(id, viewer.account, form)
                await site.siteChanged()
                return Response.seeOther("/desk/decisions/\(id)?done=\(done)")
            } catch let error as DecisionError {
                return try await record(request, viewer, id, form, error)
            }
        }
    }

    private func ordering(
        _ request: Request, _ viewer: SignedIn, _ subject: DecisionSubject, _ form: Form? = nil,
        _ error: (any ReadableError)? = nil
    ) async throws -> Response {
        let contents = try await site.platform.ordering(on: subject, for: viewer.account)
        var answering: ComplaintCase?
        if let notice = try request.notice() {
            answering = try await site.platform.answerableComplaint(notice, for: viewer.account)
        }
        let category =
            (form?.text("category")).flatMap(DecisionCategory.init) ?? answering?.ground.category ?? .otherViolation
        let similar = try await site.platform.similarCases(category, for: viewer.account)
        return try await site.privatePage(request, for: viewer, status: error == nil ? .ok : .unprocessableContent) {
            maker in
            try OrderingPage(contents: contents, similar: similar, answering: answering, typed: form, error: error)
                .render(maker.pages(contents.chrome.settings, contents.chrome.channels))
        }
    }

    private func record(
        _ request: Request, _ viewer: SignedIn, _ id: Identifier<Decision>, _ form: Form? = nil,
        _ error: DecisionError? = nil
    ) async throws -> Response {
        let record = try await site.platform.caseRecord(id, for: viewer.account)
        return try await site.privatePage(request, for: viewer, status: error == nil ? .ok : .unprocessableContent) {
            maker in
            try CasePage(record: record, typed: form, error: error, done: request.queryText("done"))
                .render(maker.pages(record.chrome.settings, record.chrome.channels))
        }
    }
}

extension Request {
    /// What a measure is to be ordered against.
    /// - Throws: `ReadingError.noSuchPage`.
    fileprivate func subject() throws -> DecisionSubject {
        guard let kind = queryText("on"), let id = queryText("id"), let subject = DecisionSubject(kind: kind, id: id)
        else { throw ReadingError.noSuchPage }
        return subject
    }

    /// The complaints that a measure is to answer, where it answers any.
    /// - Throws: `ReadingError.noSuchPage`.
    fileprivate func notice() throws -> Identifier<ComplaintCase>? {
        guard let text = queryText("notice") else { return nil }
        guard let id = Identifier<ComplaintCase>(text) else { throw ReadingError.noSuchPage }
        return id
    }
}

extension Form {
    /// - Throws: `NoOrder` where nothing was chosen.
    fileprivate func order(_ time: SiteTime) throws -> MeasureOrder {
        guard let measure = Measure(rawValue: text("measure")) else { throw NoOrder() }
        var order = MeasureOrder(measure)
        if measure == .label { order.label = text("label") }
        order.keepsArticles = !has("withdraws")
        if let until = text("until").nonEmpty {
            guard let end = time.timestamp(local: until) else { throw SettingError.timeMissing }
            order.endsAt = end
        }
        return order
    }

    fileprivate func reasons() throws -> DecisionReasons {
        guard let ground = DecisionReasons.Ground(rawValue: text("ground")),
            let category = DecisionCategory(rawValue: text("category")),
            let source = DecisionReasons.Source(rawValue: has("source") ? text("source") : "notice")
        else { throw BadInput() }
        var reasons = DecisionReasons(
            ground: ground, rule: text("rule"), explanation: text("explanation"), category: category,
            facts: text("facts"), fault: Fault(rawValue: text("fault")))
        reasons.source = source
        reasons.isDetectedAutomatically = has("detected")
        return reasons
    }
}
