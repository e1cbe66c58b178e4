import Hummingbird
import Kernel
import Publishing

/// `/desk/applications`: the queue of applications, and deciding on one.
struct ApplicationReviewRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("desk/applications") { request, _ in
            let viewer = try await site.signedIn(request)
            let filter = request.queryText("show").flatMap(ApplicationFilter.init) ?? .waiting
            let kind = request.queryText("kind").flatMap(Publication.Kind.init)
            let queue = try await site.platform.applicationQueue(
                filter, kind: kind, page: try request.pageNumber(), for: viewer.account)
            let names = try await site.platform.nameChanges(for: viewer.account)
            return try await site.privatePage(request, for: viewer) { maker in
                try ApplicationQueuePage(queue: queue, names: names).render(
                    maker.pages(queue.chrome.settings, queue.chrome.channels))
            }
        }
        router.get("desk/applications/:id") { request, context in
            let viewer = try await site.signedIn(request)
            return try await show(request, viewer, try context.application())
        }
        for (name, decide) in decisions {
            router.post("desk/applications/:id/\(name)") { request, context in
                let viewer = try await site.signedIn(request)
                let form = try await site.form(request, context, of: viewer)
                let id = try context.application()
                do {
                    try await decide(id, form, viewer.account)
                    return Response.seeOther("/desk/applications/\(id)")
                } catch let error as JoiningError where error.kind != .notFound {
                    return try await show(request, viewer, id, ApplicationReviewPage.Refused(name, error, form))
                }
            }
        }
    }

    private var decisions: [(String, @Sendable (Identifier<JoiningApplication>, Form, Account) async throws -> Void)] {
        let platform = site.platform
        return [
            ("claim", { id, _, account in try await platform.claimApplication(id, by: account) }),
            (
                "ask",
                { id, form, account in
                    try await platform.askApplicant(id, form.text("text"), by: account)
                }
            ),
            (
                "approve",
                { id, form, account in
                    try await platform.approveApplication(
                        id, hasCheckedProof: form.has("proof"), note: form.text("text"), by: account)
                }
            ),
            (
                "reject",
                { id, form, account in
                    try await platform.rejectApplication(id, reason: form.text("text"), by: account)
                }
            ),
            ("pardon", { id, _, account in try await platform.pardonApplication(id, by: account) }),
        ]
    }

    private func show(
        _ request: Request, _ viewer: SignedIn, _ id: Identifier<JoiningApplication>,
        _ refused: ApplicationReviewPage.Refused? = nil
    ) async throws -> Response {
        let contents = try await site.platform.application(id, for: viewer.account)
        // One's own is seen where applicants see theirs.
        if contents.application.account == viewer.account.id, refused == nil {
            return Response.seeOther("/apply/\(id)")
        }
        return try await site.privatePage(request, for: viewer, status: refused == nil ? .ok : .unprocessableContent) {
            maker in
            try ApplicationReviewPage(contents: contents, refused: refused)
                .render(maker.pages(contents.chrome.settings, contents.chrome.channels))
        }
    }
}
