import HTTPTypes
import Hummingbird
import Kernel
import Publishing

/// `/studio/publication/{handle}/numbers` and `/studio/{article}/numbers`, and both as tables to take away.
struct NumbersRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("studio/publication/:handle/numbers") { request, context in
            let viewer = try await site.signedIn(request)
            let contents = try await site.platform.numbers(
                of: try context.handle(), request.range, for: viewer.account)
            return try await site.privatePage(request, for: viewer) { maker in
                let chrome = contents.settings.chrome
                return try NumbersPage(contents: contents).render(maker.pages(chrome.settings, chrome.channels))
            }
        }
        router.get("studio/publication/:handle/numbers.csv") { request, context in
            let viewer = try await site.signedIn(request)
            let handle = try context.handle()
            let contents = try await site.platform.numbers(of: handle, request.range, for: viewer.account)
            return table(contents.numbers, named: handle.description)
        }
        router.get("studio/:id/numbers") { request, context in
            let viewer = try await site.signedIn(request)
            let contents = try await site.platform.numbers(
                of: try context.article(), request.range, for: viewer.account)
            return try await site.privatePage(request, for: viewer) { maker in
                let chrome = contents.settings.chrome
                return try ArticleNumbersPage(contents: contents)
                    .render(maker.pages(chrome.settings, chrome.channels))
            }
        }
        router.get("studio/:id/numbers.csv") { request, context in
            let viewer = try await site.signedIn(request)
            let article = try context.article()
            let contents = try await site.platform.numbers(of: article, request.range, for: viewer.account)
            return table(contents.numbers, named: article.description)
        }
    }

    private func table(_ numbers: Numbers, named name: String) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8; header=present", .cacheControl: "private, no-store",
                .contentDisposition: "attachment; filename=\"\(name)-\(numbers.range.rawValue).csv\"",
            ], body: ResponseBody(byteBuffer: .init(string: NumbersCSV.text(numbers))))
    }
}

extension Request {
    /// How many days are asked for: 30 unless it is one of the others.
    fileprivate var range: Numbers.Range {
        queryText("days").flatMap { Int($0) }.flatMap(Numbers.Range.init) ?? .month
    }
}
