import Foundation
import Hummingbird
import Kernel
import Publishing

/// `/studio/{article id}/history`, `/compare` and `/timeline`: what an article was, and what happened to it.
struct RevisionRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("studio/:id/history") { request, context in
            let viewer = try await site.signedIn(request)
            let history = try await site.platform.history(
                of: context.article(), page: request.pageNumber(), for: viewer.account)
            return try await site.privatePage(request, for: viewer) { maker in
                try HistoryPage(history: history).render(maker.pages(history.settings, history.channels))
            }
        }
        router.get("studio/:id/compare") { request, context in
            let viewer = try await site.signedIn(request)
            let article = try context.article()
            guard let from = request.queryText("from").flatMap(ArticleVersion.init),
                let to = request.queryText("to").flatMap(ArticleVersion.init)
            else { throw ReadingError.noSuchPage }
            let (before, after) = try await site.platform.versions(from, to, of: article, for: viewer.account)
            let history = try await site.platform.history(of: article, for: viewer.account)
            let media = try await site.platform.storedMedia(before.media.union(after.media))
            return try await site.privatePage(request, for: viewer) { maker in
                let pages = maker.pages(history.settings, history.channels)
                return try ComparisonPage(
                    history: history, from: from, to: to,
                    comparison: Comparison(before: before, after: after, media: media, pages: pages)
                ).render(pages)
            }
        }
        router.post("studio/:id/restore") { request, context in
            let viewer = try await site.signedIn(request)
            let article = try context.article()
            let form = try await site.form(request, context, of: viewer)
            guard let version = ArticleVersion(form.text("version")) else { throw ReadingError.noSuchPage }
            try await site.platform.restore(version, of: article, by: viewer.account)
            return Response.seeOther("/studio/\(article)?done=restored")
        }
        router.get("studio/:id/timeline") { request, context in
            let viewer = try await site.signedIn(request)
            let timeline = try await site.platform.timeline(of: context.article(), for: viewer.account)
            return try await site.privatePage(request, for: viewer) { maker in
                try TimelinePage(timeline: timeline).render(maker.pages(timeline.settings, timeline.channels))
            }
        }
    }
}

/// `/@{handle}/{article id}/corrections`: what was corrected on an article, for its readers.
struct CorrectionRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("@{handle}/:id/corrections") { request, context in
            let handle = try context.handle()
            let id = try context.article()
            return try await site.page(request) { maker in
                let contents = try await site.platform.corrections(of: id)
                guard contents.publication.handle == handle else { throw ReadingError.noSuchArticle }
                let hashes = contents.entries.reduce(into: Set<ContentHash>()) {
                    $0.formUnion($1.before.media.union($1.after.media))
                }
                let media = try await site.platform.storedMedia(hashes)
                return RenderedPage(
                    try CorrectionsPage(contents: contents, media: media)
                        .render(maker.pages(contents.settings, contents.channels)))
            }
        }
    }
}
