import HTTPTypes
import Hummingbird
import Kernel
import Publishing

/// `/@{handle}/{article id}/comments`: reading, writing and changing comments.
struct CommentRoutes {
    let site: WebSite
    /// One address writes so fast. Asked before anything of the request is looked at, so that a flood costs next to nothing.
    private let writing: RateLimit

    init(site: WebSite) {
        self.site = site
        writing = RateLimit(burst: 30, perSecond: 1, clock: site.platform.clock)
    }

    func add(to router: Router<WebContext>) {
        addReading(to: router)
        addWriting(to: router)
        addForms(to: router)
    }

    private func addReading(to router: Router<WebContext>) {
        router.get("@{handle}/:id/comments") { request, context in
            let (handle, id) = try (context.handle(), context.article())
            let order = try request.commentOrder()
            let place = try request.commentPlace()
            return try await site.page(request) { maker in
                let contents = try await site.platform.comments(of: id, order, place, for: maker.viewer?.account)
                try contents.article.require(handle)
                return RenderedPage(
                    try CommentsPage(contents: contents).render(
                        maker.pages(contents.chrome.settings, contents.chrome.channels)))
            }
        }
        router.get("@{handle}/:id/comments/new") { request, context in
            let (handle, id) = try (context.handle(), context.article())
            guard let since = request.queryText("since").flatMap({ Int64($0) }), since >= 0 else { throw BadInput() }
            return try await site.page(request) { maker in
                // Clocks of several nodes differ, and what a transaction began it may end later.
                let time = Timestamp(milliseconds: since).adding(seconds: -10)
                let new = try await site.platform.newComments(on: id, since: time, for: maker.viewer?.account)
                return RenderedPage(
                    try NewComments(path: Path.article(handle, id), comments: new.comments).render(
                        maker.pages(new.chrome.settings, new.chrome.channels)))
            }
        }
        router.get("@{handle}/:id/comments/:comment") { request, context in
            let (handle, id, comment) = try (context.handle(), context.article(), context.comment())
            let place = try request.commentPlace()
            return try await site.page(request) { maker in
                let reader = maker.viewer?.account
                let asked = place.beginning ?? comment
                let page = place == .start || place.beginning != nil ? nil : place
                let contents = try await site.platform.commentThread(asked, of: id, page, for: reader)
                try contents.article.require(handle)
                return RenderedPage(
                    try ThreadPage(contents: contents, isReported: request.queryText("done") == "reported").render(
                        maker.pages(contents.chrome.settings, contents.chrome.channels)))
            }
        }
    }

    private func addWriting(to router: Router<WebContext>) {
        router.get("@{handle}/:id/comments/write") { request, context in
            let viewer = try await site.signedIn(request)
            let answering = request.queryText("answering").flatMap { Identifier<Comment>($0) }
            return try await writingPage(request, viewer, try context.article(), answering: answering)
        }
        router.post("@{handle}/:id/comments") { request, context -> Response in
            guard writing.allows(context.clientAddress(of: request)) else { throw TooManyRequests() }
            let (handle, id) = try (context.handle(), context.article())
            let path = Path.article(handle, id)
            guard let viewer = try await site.viewer(request) else {
                return .seeOther("/sign-in?next=\(Path.encoded("\(path)#comments"))")
            }
            let form = try await site.form(request, context, of: viewer, limit: 64 << 10)
            let answering = form.text("answering").nonEmpty.map { Identifier<Comment>($0) }
            if answering == .some(nil) { throw BadInput() }
            do {
                let comment = try await site.platform.comment(
                    WrittenComment(
                        article: id, answering: answering ?? nil, text: form.text("text"),
                        address: context.clientAddress(of: request)), by: viewer.account)
                return .seeOther(try await place(of: comment, below: path, for: viewer))
            } catch {
                guard let problem = FormProblem(error), problem.error.kind != .forbidden else { throw error }
                return try await writingPage(
                    request, viewer, id, answering: answering ?? nil, typed: form, problem: problem)
            }
        }
        router.post("@{handle}/:id/comments/mode") { request, context -> Response in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            guard let mode = Filing.CommentPolicy(rawValue: form.text("mode")) else { throw BadInput() }
            let (handle, id) = try (context.handle(), context.article())
            try await site.platform.setComments(mode, of: id, by: viewer.account)
            return .seeOther("\(Path.article(handle, id))#comments")
        }
        router.post("@{handle}/:id/comments/:comment/like") { request, context in
            let comment = try context.comment()
            let page = "\(Path.article(try context.handle(), try context.article()))/comments/\(comment)#c-\(comment)"
            return try await site.switching(request, context, page: page) { isOn, viewer in
                try await site.platform.setLike(isOn, ofComment: comment, by: viewer.account)
            }
        }
    }

    private func addForms(to router: Router<WebContext>) {
        for purpose in [CommentFormPage.Purpose.edit, .delete, .report, .hide, .remove] {
            router.get(RouterPath("@{handle}/:id/comments/:comment/\(purpose.rawValue)")) { request, context in
                let viewer = try await site.signedIn(request)
                return try await page(purpose, request, context, viewer)
            }
            router.post(RouterPath("@{handle}/:id/comments/:comment/\(purpose.rawValue)")) {
                request, context -> Response in
                let viewer = try await site.signedIn(request)
                let form = try await site.form(request, context, of: viewer, limit: 64 << 10)
                do {
                    return .seeOther(try await carryOut(purpose, form, context, viewer))
                } catch {
                    guard let problem = FormProblem(error), problem.error.kind != .forbidden else { throw error }
                    return try await page(purpose, request, context, viewer, typed: form, problem: problem)
                }
            }
        }
        router.post("@{handle}/:id/comments/:comment/moderate") { request, context -> Response in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            let comment = try context.comment()
            guard let action = CommentAction(rawValue: form.text("action")) else { throw BadInput() }
            try await site.moderate(comment, action, form, viewer)
            let page = "\(Path.article(try context.handle(), try context.article()))/comments/\(comment)"
            return .seeOther(NextPath(form.text("page"))?.text ?? page)
        }
    }

    private func carryOut(
        _ purpose: CommentFormPage.Purpose, _ form: Form, _ context: WebContext, _ viewer: SignedIn
    ) async throws -> String {
        let (platform, account, comment) = (site.platform, viewer.account, try context.comment())
        let path = Path.article(try context.handle(), try context.article())
        var place = "\(path)#comments"
        switch purpose {
        case .edit:
            let edited = try await platform.editComment(comment, form.text("text"), by: account)
            place = try await self.place(of: edited, below: path, for: viewer)
        case .delete: try await platform.deleteComment(comment, by: account)
        case .report:
            try await platform.reportComment(comment, try form.ground(), by: account)
            place = "\(path)/comments/\(comment)?done=reported#c-\(comment)"
        case .hide: try await site.moderate(comment, .hide, form, viewer)
        case .remove: try await site.moderate(comment, .remove, form, viewer)
        case .write, .reply: throw BadInput()
        }
        return NextPath(form.text("back"))?.text ?? place
    }

    /// Where somebody sees their comment: on the article's page if it is there, else at its own address.
    private func place(of comment: Comment, below path: String, for viewer: SignedIn) async throws -> String {
        let isOnPage = try await site.platform.isOnArticlePage(comment, for: viewer.account)
        if isOnPage { return "\(path)#c-\(comment.id)" }
        let root = comment.parent ?? comment.id
        return "\(path)/comments/\(root)" + (root == comment.id ? "" : "?from=\(comment.id)") + "#c-\(comment.id)"
    }

    private func writingPage(
        _ request: Request, _ viewer: SignedIn, _ article: Identifier<Article>, answering: Identifier<Comment>?,
        typed: Form? = nil, problem: FormProblem? = nil
    ) async throws -> Response {
        let account = viewer.account
        if let answering {
            let contents = try await site.platform.commentThread(answering, of: article, for: account)
            let page = CommentFormPage(
                purpose: .reply, article: contents.article, comment: contents.asked, typed: typed, problem: problem,
                maximumLength: contents.section.maximumLength, back: nil)
            return try await show(page, request, viewer, contents.chrome)
        }
        let contents = try await site.platform.comments(of: article, .newest, .start, for: account)
        let page = CommentFormPage(
            purpose: .write, article: contents.article, typed: typed, problem: problem,
            maximumLength: contents.section.maximumLength)
        return try await show(page, request, viewer, contents.chrome)
    }

    private func page(
        _ purpose: CommentFormPage.Purpose, _ request: Request, _ context: WebContext, _ viewer: SignedIn,
        typed: Form? = nil, problem: FormProblem? = nil
    ) async throws -> Response {
        let (article, comment) = try (context.article(), context.comment())
        let contents =
            purpose == .edit && typed == nil
            ? try await site.platform.commentToEdit(comment, of: article, by: viewer.account)
            : try await site.platform.commentThread(comment, of: article, for: viewer.account)
        let page = CommentFormPage(
            purpose: purpose, article: contents.article, comment: contents.asked, typed: typed, problem: problem,
            maximumLength: contents.section.maximumLength,
            back: typed.flatMap { NextPath($0.text("back")) } ?? request.queryText("back").flatMap(NextPath.init))
        return try await show(page, request, viewer, contents.chrome)
    }

    private func show(
        _ page: CommentFormPage, _ request: Request, _ viewer: SignedIn, _ chrome: Chrome
    ) async throws -> Response {
        try await site.privatePage(request, for: viewer, status: page.problem?.status ?? .ok) { maker in
            try page.render(maker.pages(chrome.settings, chrome.channels))
        }
    }
}

extension ArticleCard {
    /// - Throws: `ReadingError.noSuchArticle` below the name of a publication that is not its own.
    func require(_ handle: Handle) throws {
        guard publicationHandle == handle else { throw ReadingError.noSuchArticle }
    }
}

extension CommentPlace {
    fileprivate var beginning: Identifier<Comment>? {
        if case .from(let id) = self { id } else { nil }
    }
}

extension Request {
    /// - Throws: `ReadingError.noSuchPage` for an order there is not.
    func commentOrder() throws -> CommentOrder {
        guard let text = queryText("order") else { return .newest }
        guard let order = CommentOrder(rawValue: text) else { throw ReadingError.noSuchPage }
        return order
    }

    /// - Throws: `ReadingError.noSuchPage` for what names no comment.
    func commentPlace() throws -> CommentPlace {
        for (name, place) in [
            ("from", CommentPlace.from), ("after", CommentPlace.after), ("before", CommentPlace.before),
        ] {
            guard let text = queryText(name) else { continue }
            guard let id = Identifier<Comment>(text) else { throw ReadingError.noSuchPage }
            return place(id)
        }
        return .start
    }
}

extension WebContext {
    /// - Throws: `CommentError.noSuchComment`.
    func comment() throws -> Identifier<Comment> {
        guard let id = parameters.get("comment").flatMap({ Identifier<Comment>($0) }) else {
            throw CommentError.noSuchComment
        }
        return id
    }
}

extension WebSite {
    /// Does what a moderator's form asks for. What it takes down is sent to nobody from then on; other processes know within a
    /// second.
    /// - Throws: `CommentError`, `AccessError`.
    func moderate(
        _ comment: Identifier<Comment>, _ action: CommentAction, _ form: Form, _ viewer: SignedIn
    ) async throws {
        try await platform.moderate(comment, action, try form.ground(), by: viewer.account)
        if action.takesDown { forgetPages() }
    }
}

extension Form {
    /// - Throws: `CommentError`.
    func ground() throws -> CommentGround {
        try CommentGround(CommentReason(rawValue: text("reason")), note: text("note"))
    }
}
