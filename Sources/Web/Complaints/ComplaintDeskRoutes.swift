import Hummingbird
import Kernel
import Publishing

/// `/desk/complaints`: complaints are taken, asked about and answered.
struct ComplaintDeskRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("desk/complaints") { request, _ in
            let viewer = try await site.signedIn(request)
            let filter = request.queryText("show").flatMap(ComplaintQueue.Filter.init) ?? .waiting
            let queue = try await site.platform.complaints(filter, page: try request.pageNumber(), for: viewer.account)
            return try await site.privatePage(request, for: viewer) { maker in
                try ComplaintsPage(queue: queue).render(maker.pages(queue.chrome.settings, queue.chrome.channels))
            }
        }
        router.post("desk/complaints/next") { request, context in
            let viewer = try await site.signedIn(request)
            _ = try await site.form(request, context, of: viewer)
            let next = try await site.platform.takeNextComplaint(by: viewer.account)
            return Response.seeOther(next.map { "/desk/complaints/\($0)?done=taken" } ?? "/desk/complaints")
        }
        router.get("desk/complaints/:case") { request, context in
            try await show(request, try await site.signedIn(request), try context.complaintCase())
        }
        router.get("desk/complaints/documents/:document") { request, context in
            let viewer = try await site.signedIn(request)
            let (document, bytes) = try await site.platform.complaintDocument(
                try context.parameters.require("document"), for: viewer.account)
            return Response.document(bytes, document.format, named: document.name)
        }
        action("take", "taken", on: router) { id, account, _ in
            try await site.platform.takeComplaint(id, by: account)
        }
        action("ask", "asked", on: router) { id, account, form in
            guard let complaint = Identifier<Complaint>(form.text("complaint")) else { throw BadInput() }
            try await site.platform.askComplainant(complaint, of: id, form.text("question"), by: account)
        }
        action("dismiss", "dismissed", on: router) { id, account, form in
            try await site.platform.dismissComplaint(id, reason: form.text("reason"), by: account)
        }
        action("settle", "settled", on: router) { id, account, form in
            guard let decision = Identifier<Decision>(form.text("decision")) else { throw BadInput() }
            try await site.platform.answerComplaint(id, with: decision, by: account)
        }
    }

    /// One thing done with a case, after which its page says so.
    private func action(
        _ name: String, _ done: String, on router: Router<WebContext>,
        _ act: @Sendable @escaping (Identifier<ComplaintCase>, Account, Form) async throws -> Void
    ) {
        router.post(RouterPath("desk/complaints/:case/\(name)")) { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            let id = try context.complaintCase()
            do {
                try await act(id, viewer.account, form)
                return Response.seeOther("/desk/complaints/\(id)?done=\(done)")
            } catch let error as ComplaintError where error != .ownCase {
                return try await show(request, viewer, id, form, error)
            }
        }
    }

    private func show(
        _ request: Request, _ viewer: SignedIn, _ id: Identifier<ComplaintCase>, _ typed: Form? = nil,
        _ error: ComplaintError? = nil
    ) async throws -> Response {
        let record = try await site.platform.complaintCase(id, for: viewer.account)
        return try await site.privatePage(request, for: viewer, status: error == nil ? .ok : .unprocessableContent) {
            maker in
            try ComplaintCasePage(record: record, typed: typed, error: error, done: request.queryText("done"))
                .render(maker.pages(record.chrome.settings, record.chrome.channels))
        }
    }
}
