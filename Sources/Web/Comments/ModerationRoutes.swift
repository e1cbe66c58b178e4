import HTTPTypes
import Hummingbird
import Kernel
import Publishing

/// `/desk/comments` and `/studio/publication/{handle}/comments`: the comments that wait for somebody, and all others.
struct ModerationRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("desk/comments") { request, _ -> Response in
            let viewer = try await site.signedIn(request)
            return try await deskPage(request, viewer)
        }
        router.post("desk/comments/:comment") { request, context -> Response in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            do {
                try await carryOut(form, try context.comment(), viewer)
                return .seeOther("/desk/comments\(try request.commentFilter().query(and: "done"))")
            } catch {
                guard let problem = FormProblem(error), problem.error.kind != .forbidden else { throw error }
                return try await deskPage(request, viewer, problem)
            }
        }
        router.get("studio/publication/:handle/comments") { request, context -> Response in
            let viewer = try await site.signedIn(request)
            return try await studioPage(request, viewer, try context.handle())
        }
        router.post("studio/publication/:handle/comments/:comment") { request, context -> Response in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            let handle = try context.handle()
            do {
                try await carryOut(form, try context.comment(), viewer)
                let path = PublicationSections.comments.path(handle)
                return .seeOther(path + (try request.commentFilter().query(and: "done")))
            } catch {
                guard let problem = FormProblem(error), problem.error.kind != .forbidden else { throw error }
                return try await studioPage(request, viewer, handle, problem)
            }
        }
    }

    private func carryOut(_ form: Form, _ comment: Identifier<Comment>, _ viewer: SignedIn) async throws {
        guard let action = CommentAction(rawValue: form.text("action")) else { throw BadInput() }
        try await site.moderate(comment, action, form, viewer)
    }

    private func deskPage(
        _ request: Request, _ viewer: SignedIn, _ problem: FormProblem? = nil
    ) async throws -> Response {
        let queue = try await site.platform.commentQueue(
            try request.commentFilter(), page: try request.pageNumber(), for: viewer.account)
        return try await site.privatePage(request, for: viewer, status: problem?.status ?? .ok) { maker in
            let pages = maker.pages(queue.chrome.settings, queue.chrome.channels)
            let sections = DeskSections.make(
                current: .comments, counts: [.comments: queue.counts[.waiting] ?? 0], pages)
            return try ModerationPage(
                queue: queue, path: "/desk/comments", heading: pages.texts("comments.desk.title"),
                lede: pages.texts("comments.desk.lede"), namesPublication: true, problem: problem,
                isDone: request.queryText("done") != nil
            ).render(pages, WorkFrame(area: .desk, sections: sections))
        }
    }

    private func studioPage(
        _ request: Request, _ viewer: SignedIn, _ handle: Handle, _ problem: FormProblem? = nil
    ) async throws -> Response {
        let queue = try await site.platform.commentQueue(
            of: handle, try request.commentFilter(), page: try request.pageNumber(), for: viewer.account)
        let settings = try await site.platform.publicationSettings(handle, for: viewer.account)
        return try await site.privatePage(request, for: viewer, status: problem?.status ?? .ok) { maker in
            let pages = maker.pages(queue.chrome.settings, queue.chrome.channels)
            return try ModerationPage(
                queue: queue, path: PublicationSections.comments.path(handle),
                heading: pages.texts("comments.studio.title", ["publication": settings.publication.publication.name]),
                lede: pages.texts("comments.studio.lede"), problem: problem, isDone: request.queryText("done") != nil
            ).render(pages, PublicationSections.make(current: .comments, settings, pages))
        }
    }
}

extension Request {
    /// - Throws: `ReadingError.noSuchPage` for a part there is not.
    func commentFilter() throws -> CommentFilter {
        guard let text = queryText("show") else { return CommentFilter() }
        guard let kind = CommentFilter.Kind(rawValue: text) else { throw ReadingError.noSuchPage }
        return CommentFilter(kind)
    }
}

extension CommentFilter {
    /// The filter as the query of an address.
    func query(and more: String? = nil) -> String {
        let parts = (kind == .waiting ? [] : ["show=\(kind.rawValue)"]) + [more].compactMap { $0 }
        return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
    }
}
