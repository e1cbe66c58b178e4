import HTTPTypes
import Hummingbird
import Kernel
import Publishing

/// A complaint as its complainant follows it: by its code under `/complaints`, or signed in under `/account/complaints`.
struct FollowedComplaintRoutes {
    let site: WebSite

    /// Who follows a complaint.
    private struct Follower {
        let key: ComplaintKey
        /// Of the page they follow it on.
        let path: String
        let viewer: SignedIn?
    }

    func add(to router: Router<WebContext>) {
        add(under: "complaints/:code", to: router) { request, context in
            guard let code = context.parameters.get("code").flatMap({ SecretToken($0) }) else {
                throw ReadingError.noSuchPage
            }
            return Follower(
                key: .code(code), path: "/complaints/\(code.text)", viewer: try await site.viewer(request))
        }
        add(under: "account/complaints/:complaint", to: router) { request, context in
            let viewer = try await site.signedIn(request)
            guard let id = context.parameters.get("complaint").flatMap({ Identifier<Complaint>($0) }) else {
                throw ReadingError.noSuchPage
            }
            return Follower(key: .own(id, viewer.account), path: "/account/complaints/\(id)", viewer: viewer)
        }
    }

    private func add(
        under path: String, to router: Router<WebContext>,
        _ follower: @Sendable @escaping (Request, WebContext) async throws -> Follower
    ) {
        router.get(RouterPath(path)) { request, context in
            try await show(request, try await follower(request, context))
        }
        router.post(RouterPath("\(path)/answer")) { request, context in
            let follower = try await follower(request, context)
            let form = try await site.anyonesForm(request, context, follower.viewer)
            return try await act("answered", request, follower, form) {
                try await site.platform.answerQuestion(follower.key, form.text("answer"))
            }
        }
        router.post(RouterPath("\(path)/documents")) { request, context in
            let follower = try await follower(request, context)
            let form = try await site.anyonesMultipartForm(
                request, follower.viewer, limit: PrivateDocument.mostBytes)
            return try await act("documents", request, follower) {
                for document in try form.documents() {
                    try await site.platform.addDocument(document, to: follower.key, from: request.visitor(context))
                }
            }
        }
        router.get(RouterPath("\(path)/documents/:document")) { request, context in
            let (document, bytes) = try await site.platform.complaintDocument(
                try context.parameters.require("document"), of: try await follower(request, context).key)
            return Response.document(bytes, document.format, named: document.name)
        }
        router.post(RouterPath("\(path)/documents/:document/remove")) { request, context in
            let follower = try await follower(request, context)
            _ = try await site.anyonesForm(request, context, follower.viewer)
            let document = try context.parameters.require("document")
            return try await act("documents", request, follower) {
                try await site.platform.removeDocument(document, of: follower.key)
            }
        }
    }

    /// Does something, after which the page says so, or what was wrong.
    private func act(
        _ done: String, _ request: Request, _ follower: Follower, _ typed: Form? = nil,
        _ body: () async throws -> Void
    ) async throws -> Response {
        do {
            try await body()
            return Response.seeOther("\(follower.path)?done=\(done)")
        } catch let error as any ReadableError where error.kind != .notFound {
            return try await show(request, follower, typed, error)
        }
    }

    private func show(
        _ request: Request, _ follower: Follower, _ typed: Form? = nil, _ error: (any ReadableError)? = nil
    ) async throws -> Response {
        let complaint = try await site.platform.complaint(follower.key)
        let status: HTTPResponse.Status =
            error == nil ? .ok : error is WaitRequired ? .tooManyRequests : .unprocessableContent
        var address: String?
        if case .code = follower.key { address = site.address.absolute(follower.path) }
        return try await site.anyonesPage(request, follower.viewer, status: status) { maker in
            try FollowedComplaintPage(
                complaint: complaint, path: follower.path, address: address, typed: typed, error: error,
                done: request.queryText("done")
            ).render(maker.pages(complaint.chrome.settings, complaint.chrome.channels))
        }
    }
}
