import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Publishing

/// `/apply`: asking for a publication, step by step, and seeing where it stands.
struct ApplyRoutes {
    let site: WebSite

    func add(to router: Router<WebContext>) {
        router.get("apply") { request, _ in
            guard let viewer = try await site.viewer(request) else { return try await invitation(request) }
            let contents = try await site.platform.applying(by: viewer.account)
            return try await site.privatePage(request, for: viewer) { maker in
                try ApplyPage(contents: contents).render(
                    maker.pages(contents.chrome.settings, contents.chrome.channels))
            }
        }
        router.post("apply") { request, context in
            let viewer = try await site.signedIn(request)
            _ = try await site.form(request, context, of: viewer)
            try await site.platform.beginApplication(by: viewer.account)
            return Response.seeOther(ApplyStepPage.path(.kind))
        }
        router.get("apply/availability") { request, _ in
            let viewer = try await site.signedIn(request)
            return try await availability(request, viewer).response()
        }
        router.get("apply/step/:step") { request, context in
            let viewer = try await site.signedIn(request)
            guard let contents = try await site.platform.openApplication(of: viewer.account) else {
                return Response.seeOther("/apply")
            }
            return try await show(request, viewer, contents, try step(context))
        }
        router.post("apply/step/:step") { request, context in
            let viewer = try await site.signedIn(request)
            let form = try await site.form(request, context, of: viewer)
            return try await save(request, viewer, form, try step(context))
        }
        router.get("apply/:id") { request, context in
            let viewer = try await site.signedIn(request)
            let contents = try await site.platform.application(try context.application(), for: viewer.account)
            return try await show(request, viewer, contents)
        }
        for (name, action) in actions {
            router.post("apply/:id/\(name)") { request, context in
                let viewer = try await site.signedIn(request)
                let form = try await site.form(request, context, of: viewer)
                let id = try context.application()
                do {
                    return Response.seeOther(try await action(id, form, viewer.account))
                } catch let error as JoiningError where error.kind != .notFound {
                    let contents = try await site.platform.application(id, for: viewer.account)
                    return try await show(request, viewer, contents, error: error, text: form.text("text"))
                }
            }
        }
    }

    /// What is done with a whole application, each answered with where to go then.
    private var actions: [(String, @Sendable (Identifier<JoiningApplication>, Form, Account) async throws -> String)] {
        let platform = site.platform
        return [
            (
                "submit",
                { id, _, account in
                    try await platform.submitApplication(id, by: account)
                    return "/apply/\(id)"
                }
            ),
            (
                "answer",
                { id, form, account in
                    try await platform.answerApplication(id, form.text("text"), by: account)
                    return "/apply/\(id)"
                }
            ),
            (
                "withdraw",
                { id, _, account in
                    try await platform.withdrawApplication(id, by: account)
                    return "/apply/\(id)"
                }
            ),
            (
                "discard",
                { id, _, account in
                    try await platform.discardApplication(id, by: account)
                    return "/apply"
                }
            ),
        ]
    }

    /// For those who are not signed in: what it is about, and the way in.
    private func invitation(_ request: Request) async throws -> Response {
        let chrome = try await site.platform.chrome()
        let policy = try await site.platform.joiningPolicy()
        return try await site.privatePage(request) { maker in
            try ApplyInvitationPage(policy: policy).render(maker.pages(chrome.settings, chrome.channels))
        }
    }

    private func step(_ context: WebContext) throws -> ApplicationForm.Step {
        guard let step = context.parameters.get("step").flatMap(ApplicationForm.Step.init) else {
            throw ReadingError.noSuchPage
        }
        return step
    }

    private func save(_ request: Request, _ viewer: SignedIn, _ form: Form, _ step: ApplicationForm.Step) async throws
        -> Response
    {
        guard let contents = try await site.platform.openApplication(of: viewer.account) else {
            return Response.seeOther("/apply")
        }
        let input = ApplyInput(step: step, form: form)
        var problems: ApplyInput.Problems = [:]
        do {
            try await site.platform.saveApplication(contents.application.id, by: viewer.account, input.apply)
            if step == .name { problems = try await input.problems(site.platform, viewer.account) }
        } catch let error as JoiningError where error.kind != .notFound {
            problems = input.problems(of: error)
        }
        guard problems.isEmpty else {
            let now = try await site.platform.openApplication(of: viewer.account) ?? contents
            return try await show(request, viewer, now, step, typed: input, problems: problems)
        }
        // What is saved is saved, whichever of the buttons was pressed.
        if form.has("later") { return Response.seeOther("/apply") }
        if contents.application.state == .needsInformation {
            return Response.seeOther("/apply/\(contents.application.id)")
        }
        return Response.seeOther(ApplyStepPage.path(step.next))
    }

    private func show(
        _ request: Request, _ viewer: SignedIn, _ contents: ApplicationContents, _ step: ApplicationForm.Step,
        typed: ApplyInput? = nil, problems: ApplyInput.Problems = [:]
    ) async throws -> Response {
        guard contents.actions.contains(.edit) else { return Response.seeOther("/apply/\(contents.application.id)") }
        return try await site.privatePage(
            request, for: viewer, status: problems.isEmpty ? .ok : .unprocessableContent
        ) { maker in
            try ApplyStepPage(contents: contents, step: step, typed: typed, problems: problems)
                .render(maker.pages(contents.chrome.settings, contents.chrome.channels))
        }
    }

    private func show(
        _ request: Request, _ viewer: SignedIn, _ contents: ApplicationContents, error: JoiningError? = nil,
        text: String = ""
    ) async throws -> Response {
        if contents.application.state == .draft, error == nil { return Response.seeOther(ApplyStepPage.path(.kind)) }
        return try await site.privatePage(request, for: viewer, status: error == nil ? .ok : .unprocessableContent) {
            maker in
            let pages = maker.pages(contents.chrome.settings, contents.chrome.channels)
            if contents.application.state == .draft {
                return try ApplyStepPage(contents: contents, step: .check, error: error).render(pages)
            }
            return try ApplicationPage(contents: contents, error: error, text: text).render(pages)
        }
    }

    private func availability(_ request: Request, _ viewer: SignedIn) async throws -> AvailabilityAnswer {
        let texts = site.templates.catalogue(request.language)
        if let handle = request.queryText("handle") {
            let found = try await site.platform.availability(ofHandle: handle, for: viewer.account)
            return AvailabilityAnswer(found, key: "handle", texts)
        }
        let found = try await site.platform.availability(ofName: request.queryText("name") ?? "", for: viewer.account)
        return AvailabilityAnswer(found, key: "name", texts)
    }
}

/// What the script beside a name field shows.
struct AvailabilityAnswer: Encodable {
    let answer: String
    let message: String

    init(_ availability: NameAvailability, key: String, _ texts: Catalogue) {
        answer =
            availability.answer == .free && !availability.reserved.isEmpty ? "reserved" : availability.answer.rawValue
        message = texts("apply.availability.\(key).\(answer)", ["terms": texts.list(availability.reserved)])
    }
}

extension WebContext {
    /// - Throws: `JoiningError.noSuchApplication`.
    func application() throws -> Identifier<JoiningApplication> {
        guard let id = parameters.get("id").flatMap(Identifier<JoiningApplication>.init) else {
            throw JoiningError.noSuchApplication
        }
        return id
    }
}
