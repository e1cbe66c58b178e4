import Hummingbird
import Kernel
import Publishing

/// `/studio/{article}/originality` and `/desk/{submission}/originality`.
struct OriginalityRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        // A comparison with everything costs more than a page does.
        let checks = RateLimit(burst: 20, perSecond: 1, clock: site.platform.clock)
        router.get("studio/:id/originality") { request, context in
            let viewer = try await site.signedIn(request)
            guard checks.allows(viewer.account.id.description) else { throw TooManyRequests() }
            let contents = try await site.platform.originality(of: try context.article(), for: viewer.account)
            return try await site.privatePage(request, for: viewer) { maker in
                try OriginalityPage(contents: contents, viewer: .author)
                    .render(maker.pages(contents.settings, contents.channels))
            }
        }
        router.get("desk/:submission/originality") { request, context in
            let viewer = try await site.signedIn(request)
            return try await review(request, viewer, try context.submission())
        }
        router.post("desk/:submission/originality") { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            let submission = try context.submission()
            guard let judgement = OriginalityJudgement(rawValue: form.text("judgement")) else { throw BadInput() }
            do {
                let article = try await site.platform.article(of: submission, for: viewer.account)
                try await site.judge(judgement, article, form, request, viewer)
                return Response.seeOther("/desk/\(submission)/originality")
            } catch let error as OriginalityError {
                return try await review(request, viewer, submission, error, form)
            }
        }
    }

    private func review(
        _ request: Request, _ viewer: SignedIn, _ submission: Identifier<Submission>, _ error: OriginalityError? = nil,
        _ form: Form = Form("")
    ) async throws -> Response {
        let contents = try await site.platform.originality(of: submission, for: viewer.account)
        return try await site.privatePage(request, for: viewer, status: error == nil ? .ok : .unprocessableContent) {
            maker in
            try OriginalityPage(contents: contents, viewer: .reviewer(submission), error: error, form: form)
                .render(maker.pages(contents.settings, contents.channels))
        }
    }
}

extension WebSite {
    /// Judges what an article claims to be.
    func judge(
        _ judgement: OriginalityJudgement, _ article: Identifier<Article>, _ form: Form, _ request: Request,
        _ viewer: SignedIn
    ) async throws {
        let settings = try await platform.chrome().settings
        // The public record has it in the site's own language.
        let texts = templates.catalogue(settings.languages.first ?? request.language)
        try await platform.judgeOriginality(
            of: article, judgement, reason: form.text("reason"), rule: texts("originality.rule"), by: viewer.account)
        await siteChanged()
    }
}
