import Hummingbird
import Kernel
import Publishing

/// `/account/history`
struct HistoryRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("account/history") { request, _ -> Response in
            let viewer = try await site.signedIn(request)
            let history = try await site.platform.readingHistory(of: viewer.account, page: try request.pageNumber())
            return try await site.privatePage(request, for: viewer) { maker in
                try KeptArticlesPage(
                    kind: .history, articles: history.articles, isKept: history.isKept, done: request.done
                ).render(maker.pages(history.chrome.settings, history.chrome.channels))
            }
        }
        doing("account/history", router) { form, viewer in
            try await site.platform.setKeepsHistory(form.text("keep") == "1", of: viewer.account)
            return "/account/history?done=choices"
        }
        doing("account/history/remove", router) { form, viewer in
            guard let id = Identifier<Article>(form.text("article")) else { throw BadInput() }
            try await site.platform.eraseReading(id, of: viewer.account)
            return "/account/history"
        }
        doing("account/history/erase", router) { _, viewer in
            try await site.platform.eraseHistory(of: viewer.account)
            return "/account/history?done=erased"
        }
    }

    private func doing(
        _ path: String, _ router: Router<WebContext>,
        _ work: @Sendable @escaping (Form, SignedIn) async throws -> String
    ) {
        router.post(RouterPath(path)) { request, context -> Response in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            return .seeOther(try await work(form, viewer))
        }
    }
}
