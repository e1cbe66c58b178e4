import Hummingbird
import Kernel
import Publishing

/// `/following`, `/account/following`; `/@{handle}/follow`, `/t/{topic}/follow`
struct FollowRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.post("@{handle}/follow") { request, context in
            let handle = try context.handle()
            return try await site.switching(request, context, page: Path.publication(handle)) { isOn, viewer in
                try await site.platform.setFollowing(isOn, handle, by: viewer.account)
            }
        }
        router.post("t/:slug/follow") { request, context in
            let slug = try context.slug()
            return try await site.switching(request, context, page: Path.topic(slug)) { isOn, viewer in
                try await site.platform.setFollowing(isOn, topic: slug, by: viewer.account)
            }
        }
        router.get("following") { request, _ -> Response in
            let viewer = try await site.signedIn(request)
            let cursor = try request.cursor()
            let contents = try await site.platform.following(of: viewer.account, before: cursor)
            return try await site.privatePage(request, for: viewer) { maker in
                try FollowingPage(contents: contents, isFirst: cursor == nil)
                    .render(maker.pages(contents.chrome.settings, contents.chrome.channels))
            }
        }
        router.get("account/following") { request, _ -> Response in
            let viewer = try await site.signedIn(request)
            let followed = try await site.platform.followedPublications(
                of: viewer.account, page: try request.pageNumber())
            return try await site.privatePage(request, for: viewer) { maker in
                try FollowedPage(publications: followed.publications, topics: followed.topics)
                    .render(maker.pages(followed.chrome.settings, followed.chrome.channels))
            }
        }
    }
}

extension Request {
    /// Where a list goes on, after the last article of the page before.
    /// - Throws: `ReadingError.noSuchPage` for anything that is no such place.
    func cursor() throws -> ArticleCursor? {
        guard let text = queryText("before") else { return nil }
        guard let cursor = ArticleCursor(text) else { throw ReadingError.noSuchPage }
        return cursor
    }
}
