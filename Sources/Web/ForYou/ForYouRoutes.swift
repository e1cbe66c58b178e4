import HTTPTypes
import Hummingbird
import Kernel
import Publishing

/// `/for-you`, `/for-you/interests` and what is decided there, and `/latest`, which is the same for everybody.
struct ForYouRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("for-you") { request, _ in
            try await site.page(request) { maker in
                let contents = try await site.platform.forYou(for: maker.viewer?.account.id)
                let pages = maker.pages(contents.chrome.settings, contents.chrome.channels)
                return RenderedPage(try ForYouPage(contents: contents).render(pages))
            }
        }
        router.get("latest") { request, _ in
            let number = try request.pageNumber()
            return try await site.page(request) { maker in
                let contents = try await site.platform.latest(page: number)
                let pages = maker.pages(contents.chrome.settings, contents.chrome.channels)
                return RenderedPage(try LatestPage(contents: contents).render(pages))
            }
        }
        router.get("for-you/interests") { request, _ in
            try await interests(request, try await site.signedIn(request))
        }
        router.post("for-you/interests") { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            try await site.platform.change(
                form.interestChanges, learning: form.text("learns") == "1", for: viewer.account)
            return Response.seeOther("/for-you/interests?done=saved")
        }
        router.post("for-you/topic") { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            do {
                try await site.platform.addInterest(inTopic: form.text("topic"), for: viewer.account)
                return Response.seeOther("/for-you/interests?done=saved")
            } catch ReadingError.noSuchTopic {
                return try await interests(request, viewer, unknownTopic: form.text("topic"))
            }
        }
        for (name, action) in actions {
            router.post(RouterPath("for-you/\(name)")) { request, context in
                let viewer = try await site.signedIn(request)
                let form = try await site.form(request, context, of: viewer)
                return Response.seeOther(try await action(form, viewer.account))
            }
        }
    }

    private typealias Action = @Sendable (Form, Account) async throws -> String

    private var actions: [(String, Action)] {
        let platform = site.platform
        return [
            (
                "on",
                { form, account in
                    try await platform.turnOnForYou(learning: form.text("learns") == "1", for: account)
                    return "/for-you"
                }
            ),
            (
                "off",
                { _, account in
                    try await platform.turnOffForYou(for: account)
                    return "/for-you"
                }
            ),
            (
                "erase",
                { _, account in
                    try await platform.eraseInterests(of: account)
                    return "/for-you/interests?done=erased"
                }
            ),
        ]
    }

    private func interests(_ request: Request, _ viewer: SignedIn, unknownTopic: String? = nil) async throws -> Response
    {
        let contents = try await site.platform.forYou(for: viewer.account.id)
        guard contents.choice != nil else { return Response.seeOther("/for-you") }
        let done = request.queryText("done").flatMap { ["saved", "erased"].contains($0) ? $0 : nil }
        return try await site.privatePage(
            request, for: viewer, status: unknownTopic == nil ? .ok : .unprocessableContent
        ) { maker in
            try InterestsPage(contents: contents, done: done, unknownTopic: unknownTopic)
                .render(maker.pages(contents.chrome.settings, contents.chrome.channels))
        }
    }
}

extension Form {
    /// Fields such as `topic-812` with what a reader says about that interest.
    fileprivate var interestChanges: [(kind: Interest.Kind, subject: Int64, change: Platform.InterestChange)] {
        names.compactMap { name in
            let parts = name.split(separator: "-", maxSplits: 1)
            guard parts.count == 2, let kind = Interest.Kind(rawValue: String(parts[0])), let subject = Int64(parts[1])
            else { return nil }
            switch text(name) {
            case "learned": return (kind, subject, .learned)
            case "forget": return (kind, subject, .forgotten)
            default: return Interest.Level(rawValue: text(name)).map { (kind, subject, .set($0)) }
            }
        }
    }
}
