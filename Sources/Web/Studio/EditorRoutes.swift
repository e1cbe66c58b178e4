import Document
import Foundation
import Hummingbird
import Kernel
import Publishing

/// `/studio/{article id}`: the editor, and what its scripts ask for.
struct EditorRoutes {
    let site: WebSite

    /// A document of the largest size and the version it grew from, both inside a JSON text.
    private static let saveLimit = 20 << 20

    private struct SessionReply: Encodable {
        let csrf: String
        let account: String
        let name: String
    }

    private struct PasteJSON: Decodable {
        let html: String
    }

    private struct PasteReply: Encodable {
        /// The editor's JSON.
        let document: String
        /// Addresses of pictures and videos that are elsewhere.
        let remote: [String]
    }

    private struct CompareJSON: Decodable {
        let content: DraftJSON
    }

    private struct CompareReply: Encodable {
        let html: String
        let isSame: Bool
    }

    func add(to router: Router<WebContext>) {
        // An editor saves about once a second at most; some people have several open.
        let saves = RateLimit(burst: 60, perSecond: 5, clock: site.platform.clock)
        router.get("studio/session") { request, _ in
            let viewer = try await site.signedIn(request)
            return try SessionReply(
                csrf: viewer.csrf, account: viewer.account.id.description, name: viewer.account.name
            ).response()
        }
        router.get("studio/topics") { request, _ in
            _ = try await site.signedIn(request)
            guard let query = request.queryText("q").flatMap({ SearchQuery($0) }) else {
                return try [String]().response()
            }
            return try await site.platform.topicNames(like: query).response()
        }
        router.post("studio/paste") { request, _ in
            let viewer = try await site.signedIn(request)
            let pasted = try await site.json(
                PasteJSON.self, request, of: viewer, limit: DocumentLimits.markupBytes + (1 << 20))
            let document = try HTMLReader.read(pasted.html).document
            let remote = document.mediaSources.compactMap { source in
                if case .remote(let address) = source { address } else { nil }
            }
            return try PasteReply(document: document.json(), remote: remote).response()
        }
        router.get("studio/:id") { request, context in
            let viewer = try await site.signedIn(request)
            let contents = try await site.platform.editor(context.article(), for: viewer.account)
            let reviews = try await site.platform.reviews(of: contents.article.id, for: viewer.account)
            let noted = try await site.platform.screeningNotes(contents.article.id, for: viewer.account)
            return try await site.privatePage(request, for: viewer) { maker in
                try EditorPage(
                    contents: contents, reviews: reviews, noted: noted, done: request.queryText("done"),
                    isChecked: request.queryText("check") != nil
                ).render(maker.pages(contents.settings, contents.channels))
            }
        }
        router.get("studio/:id/draft") { request, context in
            let viewer = try await site.signedIn(request)
            let contents = try await site.platform.editor(context.article(), for: viewer.account)
            return try DraftReply(opening: contents, time(contents.settings, request)).response()
        }
        router.post("studio/:id/draft") { request, context in
            let viewer = try await site.signedIn(request)
            guard saves.allows(viewer.account.id.description) else { throw TooManyRequests() }
            let article = try context.article()
            let save = try await site.json(SaveJSON.self, request, of: viewer, limit: Self.saveLimit)
            let settings = try await site.platform.chrome().settings
            let time = time(settings, request)
            let saved = try await site.platform.saveDraft(
                article, save.content.content(time), base: save.base, baseContent: save.baseContent?.content(time),
                by: viewer.account)
            let media = saved.isMerged ? try await site.platform.storedMedia(saved.content.content.media) : [:]
            return try DraftReply(saved, media: media, jurisdiction: settings.jurisdiction, time).response()
        }
        router.post("studio/:id/compare") { request, context in
            let viewer = try await site.signedIn(request)
            let article = try context.article()
            let sent = try await site.json(CompareJSON.self, request, of: viewer, limit: Self.saveLimit)
            let contents = try await site.platform.editor(article, for: viewer.account)
            let mine = try sent.content.content(time(contents.settings, request)).content
            let theirs = contents.draft.content.content
            let media = try await site.platform.storedMedia(mine.media.union(theirs.media))
            let maker = site.maker(request.language, request)
            let comparison = Comparison(
                before: theirs, after: mine, media: media, pages: maker.pages(contents.settings, contents.channels))
            return try CompareReply(html: try comparison.html(), isSame: mine == theirs).response()
        }
    }

    private func time(_ settings: SiteSettings, _ request: Request) -> SiteTime {
        SiteTime(zone: TimeZone(identifier: settings.timeZone) ?? .gmt, language: request.language)
    }
}
