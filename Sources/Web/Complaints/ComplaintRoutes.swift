import HTTPTypes
import Hummingbird
import Kernel
import Publishing

/// `/complaints`: anybody complains, and finds their complaint again by its code. No account is needed.
struct ComplaintRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        addFinding(to: router)
        addForm(to: router)
    }

    private func addFinding(to router: Router<WebContext>) {
        router.get("complaints") { request, _ in try await finding(request) }
        router.post("complaints/find") { request, context in
            let viewer = try await site.viewer(request)
            let form = try await site.anyonesForm(request, context, viewer)
            // Whoever was given the whole address may paste that.
            let code = form.text("code").split(separator: "/").last.map(String.init) ?? ""
            guard let code = SecretToken(code) else { return try await finding(request, isUnknown: true) }
            do {
                _ = try await site.platform.complaint(with: code)
                return Response.seeOther("/complaints/\(code.text)")
            } catch is ReadingError {
                return try await finding(request, isUnknown: true)
            }
        }
    }

    private func addForm(to router: Router<WebContext>) {
        router.get("complaints/new") { request, _ in
            try await form(request, try request.complaintSubject(), try await site.viewer(request))
        }
        router.post("complaints/new") { request, context in
            let viewer = try await site.viewer(request)
            let form = try await site.anyonesForm(request, context, viewer)
            let subject = try request.complaintSubject()
            guard let ground = request.queryText("ground").flatMap(ComplaintGround.init) else { throw BadInput() }
            do {
                let notice = try ComplaintNotice(
                    on: subject, ground, form.complaintTexts, isExempt: form.has("exempt"),
                    isInGoodFaith: form.has("good-faith"), language: request.language)
                let code = try await site.platform.complain(
                    notice, by: viewer?.account, from: request.visitor(context))
                return Response.seeOther("/complaints/\(code.text)?done=sent")
            } catch let error as any ReadableError where error is ComplaintError || error is WaitRequired {
                return try await self.form(request, subject, viewer, form, error)
            }
        }
    }

    private func finding(_ request: Request, isUnknown: Bool = false) async throws -> Response {
        let chrome = try await site.platform.chrome()
        let viewer = try await site.viewer(request)
        return try await site.anyonesPage(request, viewer, status: isUnknown ? .unprocessableContent : .ok) { maker in
            let pages = maker.pages(chrome.settings, chrome.channels), texts = pages.texts
            return try pages.render(
                "complaints/find",
                [
                    "field": try pages.field(
                        FormField(
                            name: "code", label: texts("complaint.code"), hint: texts("complaint.codeHint"),
                            error: isUnknown ? texts("complaint.unknownCode") : nil, isRequired: true,
                            maximumLength: 300))
                ], PageFrame(name: "complaints", heading: texts("complaint.all"), work: WorkFrame()))
        }
    }

    private func form(
        _ request: Request, _ subject: ComplaintSubject, _ viewer: SignedIn?, _ typed: Form? = nil,
        _ error: (any ReadableError)? = nil
    ) async throws -> Response {
        let contents = try await site.platform.complaintForm(on: subject)
        let ground = request.queryText("ground").flatMap(ComplaintGround.init)
        let status: HTTPResponse.Status =
            error == nil ? .ok : error is WaitRequired ? .tooManyRequests : .unprocessableContent
        return try await site.anyonesPage(request, viewer, status: status) { maker in
            let pages = maker.pages(contents.chrome.settings, contents.chrome.channels)
            guard let ground else { return try ComplaintChoicePage(contents: contents).render(pages) }
            return try ComplaintFormPage(
                contents: contents, ground: ground, origin: site.address.origin, typed: typed, error: error
            ).render(pages)
        }
    }
}

extension WebSite {
    /// A page with a form for anybody, signed in or not.
    func anyonesPage(
        _ request: Request, _ viewer: SignedIn?, status: HTTPResponse.Status = .ok,
        make: (PageMaker) async throws -> String
    ) async throws -> Response {
        guard let viewer else { return try await openPage(request, status: status, make: make) }
        return try await privatePage(request, for: viewer, status: status, make: make)
    }

    /// The form that somebody, signed in or not, has sent.
    /// - Throws: `AccessError.formExpired` unless it carries the key of their session or visit.
    func anyonesForm(_ request: Request, _ context: WebContext, _ viewer: SignedIn?) async throws -> Form {
        guard let viewer else { return try await form(request, context) }
        return try await form(request, context, of: viewer)
    }
}

extension Request {
    /// What a complaint is about.
    /// - Throws: `ReadingError.noSuchPage`.
    fileprivate func complaintSubject() throws -> ComplaintSubject {
        guard let kind = queryText("on"), let id = queryText("id"),
            let subject = ComplaintSubject(on: kind, id: id, picture: queryText("picture") ?? "")
        else { throw ReadingError.noSuchPage }
        return subject
    }
}

extension WebContext {
    /// - Throws: `ReadingError.noSuchPage`.
    func complaintCase() throws -> Identifier<ComplaintCase> {
        guard let id = parameters.get("case").flatMap({ Identifier<ComplaintCase>($0) }) else {
            throw ReadingError.noSuchPage
        }
        return id
    }
}
