import Hummingbird
import Kernel
import Publishing

/// `/account/complaints`: what somebody who is signed in has complained of, each with its receipt.
struct OwnComplaintRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("account/complaints") { request, _ in
            let viewer = try await site.signedIn(request)
            let contents = try await site.platform.ownComplaints(of: viewer.account, page: try request.pageNumber())
            return try await site.privatePage(request, for: viewer) { maker in
                try OwnComplaintsPage(contents: contents)
                    .render(maker.pages(contents.chrome.settings, contents.chrome.channels))
            }
        }
        router.get("account/complaints/:complaint") { request, context in
            try await show(request, try await site.signedIn(request), try context.complaint())
        }
        router.post("account/complaints/:complaint/answer") { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            let id = try context.complaint()
            do {
                try await site.platform.answerQuestion(.own(id, viewer.account), form.text("answer"))
                return Response.seeOther("/account/complaints/\(id)?done=answered")
            } catch let error as ComplaintError {
                return try await show(request, viewer, id, form, error)
            }
        }
    }

    private func show(
        _ request: Request, _ viewer: SignedIn, _ id: Identifier<Complaint>, _ typed: Form? = nil,
        _ error: ComplaintError? = nil
    ) async throws -> Response {
        let complaint = try await site.platform.complaint(.own(id, viewer.account))
        return try await site.privatePage(request, for: viewer, status: error == nil ? .ok : .unprocessableContent) {
            maker in
            try FollowedComplaintPage(
                complaint: complaint, path: "/account/complaints/\(id)", typed: typed, error: error,
                done: request.queryText("done")
            ).render(maker.pages(complaint.chrome.settings, complaint.chrome.channels))
        }
    }
}

extension WebContext {
    /// - Throws: `ReadingError.noSuchPage`.
    fileprivate func complaint() throws -> Identifier<Complaint> {
        guard let id = parameters.get("complaint").flatMap({ Identifier<Complaint>($0) }) else {
            throw ReadingError.noSuchPage
        }
        return id
    }
}
