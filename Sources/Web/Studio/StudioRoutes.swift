import Foundation
import Hummingbird
import Kernel
import Publishing

/// `/studio`: the articles of one's publications, and what can be done with each.
struct StudioRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("studio") { request, _ in
            let viewer = try await site.signedIn(request)
            let publication = request.queryText("publication").flatMap { Handle($0) }
            let filter = request.queryText("filter").flatMap(StudioFilter.init) ?? .all
            let query = request.queryText("q").flatMap { SearchQuery($0) }
            let contents = try await site.platform.studio(
                for: viewer.account, publication: publication, filter: filter, query: query,
                page: request.pageNumber())
            return try await site.privatePage(request, for: viewer) { maker in
                try StudioPage(contents: contents, done: request.queryText("done"))
                    .render(maker.pages(contents.settings, contents.channels))
            }
        }
        router.post("studio/new") { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            guard let publication = Identifier<Publication>(form.text("publication")) else {
                throw ReadingError.noSuchPublication
            }
            let id = try await site.platform.beginArticle(
                in: publication, by: viewer.account, language: request.language)
            return Response.seeOther("/studio/\(id)")
        }
        action("submit", on: router, done: "submitted") { article, account, _ in
            try await site.platform.submit(article, by: account)
        }
        action("hand-in", on: router, done: "handed-in") { article, account, _ in
            try await site.platform.handIn(article, by: account)
        }
        action("recall", on: router, done: "recalled") { article, account, _ in
            try await site.platform.recall(article, by: account)
        }
        action("withdraw", on: router, done: "withdrawn") { article, account, form in
            try await site.platform.withdraw(article, by: account, reason: form.text("reason"))
        }
        action("delete", on: router, done: "deleted", leavesList: true) { article, account, _ in
            try await site.platform.deleteDraft(article, by: account)
        }
    }

    /// One thing done to one article, after which the browser is at the article again, or at the list it came from.
    private func action(
        _ name: String, on router: Router<WebContext>, done: String, leavesList: Bool = false,
        _ act: @Sendable @escaping (Identifier<Article>, Account, Form) async throws -> Void
    ) {
        router.post(RouterPath("studio/:id/\(name)")) { request, context in
            let viewer = try await site.signedIn(request)
            let article = try context.article()
            let form = try await site.form(request, context, of: viewer)
            let isFromList = leavesList || form.text("from") == "list"
            do {
                try await act(article, viewer.account, form)
            } catch is IncompleteArticle where !request.wantsJSON {
                return Response.seeOther("/studio/\(article)?check=1")
            } catch let error as IncompleteArticle {
                return try MissingReply(error, site.templates.catalogue(request.language))
                    .response(status: .unprocessableContent)
            }
            let place = isFromList ? "/studio?done=\(done)" : "/studio/\(article)?done=\(done)"
            return request.wantsJSON ? try DoneReply(location: place).response() : Response.seeOther(place)
        }
    }
}

private struct DoneReply: Encodable {
    let location: String
}

/// What an article lacks, each with the field of the editor to go to.
struct MissingReply: Encodable {
    let key: String
    let message: String
    let missing: [String]

    init(_ error: IncompleteArticle, _ texts: Catalogue) {
        key = error.messageKey
        message = texts.text(of: error) ?? error.description
        missing = error.missing.map(\.rawValue)
    }
}
