import HTTPTypes
import Hummingbird
import Kernel
import Publishing

/// `/desk` and `/desk/{submission}`: the queue, and what reviewers do with what is in it.
struct DeskRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        addQueue(to: router)
        addReview(to: router)
        addComments(to: router)
    }

    private func addQueue(to router: Router<WebContext>) {
        router.get("desk") { request, _ -> Response in
            let viewer = try await site.signedIn(request)
            // Channel editors have no queue, but a place of their own at the desk.
            if !viewer.account.isReviewer, viewer.account.isChannelEditor { return Response.seeOther("/desk/channels") }
            if !viewer.account.isReviewer, viewer.account.isAdjudicator {
                return Response.seeOther(viewer.account.hearsAppeals ? "/desk/appeals" : "/desk/complaints")
            }
            let queue = try await site.platform.reviewQueue(
                QueueFilter(request), page: try request.pageNumber(), for: viewer.account)
            let notice = try await notice(request, viewer)
            return try await site.privatePage(request, for: viewer) { maker in
                try QueuePage(queue: queue, notice: notice).render(maker.pages(queue.settings, queue.channels))
            }
        }
        router.post("desk/next") { request, context -> Response in
            let viewer = try await site.signedIn(request)
            _ = try await site.form(request, context, of: viewer)
            let filter = QueueFilter(request)
            guard let next = try await site.platform.claimNext(filter, by: viewer.account) else {
                return Response.seeOther("/desk\(filter.query)")
            }
            return Response.seeOther("/desk/\(next)\(filter.query)")
        }
    }

    private func addReview(to router: Router<WebContext>) {
        router.get("desk/:submission") { request, context -> Response in
            let viewer = try await site.signedIn(request)
            return try await review(try context.submission(), request, viewer)
        }
        router.post("desk/:submission/claim") { request, context -> Response in
            let (viewer, id, _) = try await submitted(request, context)
            try await site.platform.claim(id, by: viewer.account)
            if request.wantsJSON { return Response(status: .noContent) }
            return Response.seeOther("/desk/\(id)\(QueueFilter(request).query)")
        }
        router.post("desk/:submission/release") { request, context -> Response in
            let (viewer, id, _) = try await submitted(request, context)
            try await site.platform.release(id, by: viewer.account)
            return Response.seeOther("/desk\(QueueFilter(request).query)")
        }
        router.post("desk/:submission/decision") { request, context -> Response in
            let (viewer, id, form) = try await submitted(request, context)
            let filter = QueueFilter(request)
            do {
                let decided = try await site.platform.decide(
                    id, try form.decision(), by: viewer.account, working: filter)
                let query = filter.query(and: "decided=\(id)")
                return Response.seeOther(decided.next.map { "/desk/\($0)\(query)" } ?? "/desk\(query)")
            } catch let error as ReviewError where error.kind == .invalid {
                return try await review(id, request, viewer, refused: error, form)
            }
        }
        router.post("desk/:submission/undo") { request, context -> Response in
            let (viewer, id, _) = try await submitted(request, context)
            try await site.platform.undoDecision(of: id, by: viewer.account)
            return Response.seeOther("/desk/\(id)\(QueueFilter(request).query)")
        }
    }

    private func addComments(to router: Router<WebContext>) {
        router.post("desk/:submission/comments") { request, context -> Response in
            let (viewer, id, form) = try await submitted(request, context)
            do {
                let comment = try await site.platform.comment(
                    on: id, form.text("comment"), at: try form.commentTarget(), by: viewer.account)
                return Response.seeOther("/desk/\(id)\(QueueFilter(request).query)#comment-\(comment)")
            } catch let error as ReviewError where error.kind == .invalid {
                return try await review(id, request, viewer, refused: error, form)
            }
        }
        router.post("desk/:submission/comments/:comment/remove") { request, context -> Response in
            let (viewer, id, _) = try await submitted(request, context)
            guard let comment = context.parameters.get("comment").flatMap({ Identifier<ReviewComment>($0) }) else {
                throw ReadingError.noSuchPage
            }
            try await site.platform.removeComment(comment, on: id, by: viewer.account)
            return Response.seeOther("/desk/\(id)\(QueueFilter(request).query)#comments")
        }
    }

    private func submitted(_ request: Request, _ context: WebContext) async throws -> (
        SignedIn, Identifier<Submission>, Form
    ) {
        let viewer = try await site.signedIn(request)
        let form = try await site.form(request, context, of: viewer)
        return (viewer, try context.submission(), form)
    }

    /// - Parameter refused: what was wrong with the form that was sent, which the page shows again as it was.
    private func review(
        _ id: Identifier<Submission>, _ request: Request, _ viewer: SignedIn, refused: ReviewError? = nil,
        _ form: Form = Form("")
    ) async throws -> Response {
        let filter = QueueFilter(request)
        let contents = try await site.platform.review(id, in: filter, for: viewer.account)
        let waiting = try await site.platform.reviewCount(for: viewer.account)
        let notice = try await notice(request, viewer)
        return try await site.privatePage(request, for: viewer, status: refused == nil ? .ok : .badRequest) { maker in
            try ReviewPage(
                contents: contents, filter: filter, waiting: waiting, notice: notice, refused: refused, form: form
            ).render(maker.pages(contents.settings, contents.channels))
        }
    }

    /// What has just been decided, on the page a reviewer is sent to.
    private func notice(_ request: Request, _ viewer: SignedIn) async throws -> DecisionNotice? {
        guard let id = request.queryText("decided").flatMap({ Identifier<Submission>($0) }) else { return nil }
        return try await site.platform.decisionNotice(of: id, for: viewer.account)
    }
}

extension WebContext {
    /// - Throws: `ReadingError.noSuchPage`.
    func submission() throws -> Identifier<Submission> {
        guard let id = parameters.get("submission").flatMap({ Identifier<Submission>($0) }) else {
            throw ReadingError.noSuchPage
        }
        return id
    }
}

extension Form {
    /// - Throws: `BadInput` for what the page would not send.
    fileprivate func decision() throws -> ReviewDecision {
        switch text("decision") {
        case "approve": .approve(label: nil)
        case "label": .approve(label: text("label"))
        case "changes": .requestChanges(text("changes"))
        case "reject": .reject(text("reason").nonEmpty ?? text("template"))
        default: throw BadInput()
        }
    }

    fileprivate func commentTarget() throws -> CommentTarget {
        switch text("part") {
        case "article": return .article
        case "title": return .title
        case "summary": return .summary
        case "body", "":
            // The page counts paragraphs from 1.
            guard let number = Int(text("block")), number > 0 else { throw ReviewError.badPlace }
            return .passage(block: number - 1, quote: text("quote").nonEmpty, start: Int(text("start")))
        default: throw BadInput()
        }
    }
}
