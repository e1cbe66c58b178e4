import HTTPTypes
import Hummingbird
import Kernel
import Publishing

/// Forms for those who are not signed in. Their browser holds a token of its own, which opens nothing, so that a form on
/// another site cannot sign somebody in, or up, unasked. It is never taken for a session, and ends when one begins.
extension WebSite {
    /// A page with a form for somebody who is not signed in.
    func openPage(
        _ request: Request, status: HTTPResponse.Status = .ok, make: (PageMaker) async throws -> String
    ) async throws -> Response {
        let visit = request.visit ?? SecretToken()
        var maker = maker(request.language, request)
        maker.visit = visit
        let html = try await make(maker)
        var response = RenderedPage(html, cacheControl: "private, no-store").response(to: request, status: status)
        if request.visit == nil { response.setCookie(cookie("visit", visit.text)) }
        return response
    }

    /// The form somebody who is not signed in has sent.
    /// - Throws: `AccessError.formExpired` unless it carries the key of their visit.
    func form(_ request: Request, _ context: WebContext) async throws -> Form {
        try checked(try await Form(request), request)
    }

    /// A form that was read already, if it carries the key of their visit.
    func checked(_ form: Form, _ request: Request) throws -> Form {
        guard let visit = request.visit, FormKey(text: visit.formKey).accepts(form.secret("csrf")) else {
            throw AccessError.formExpired
        }
        return form
    }

    /// - Throws: `AccessError.formExpired` unless a script has sent the key of the visit with its request.
    func requireVisitKey(_ request: Request) throws {
        guard let visit = request.visit else { throw AccessError.formExpired }
        try requireKey(request, visit.formKey)
    }

    /// After signing in.
    func signedIn(_ session: SecretToken, to path: String) -> Response {
        holding(session, in: .seeOther(path))
    }

    /// An answer after which the session is in the browser, and whatever it held before is not.
    func holding(_ session: SecretToken, in response: Response) -> Response {
        var response = response
        response.setCookie(cookie("session", session.text, maximumAge: Session.days * 86_400))
        response.setCookie(cookie("visit", "", maximumAge: 0))
        response.setCookie(cookie("step", "", maximumAge: 0))
        return response
    }

    /// - Parameter maximumAge: in seconds; without it the browser forgets the cookie when it is closed.
    func cookie(_ name: String, _ value: String, maximumAge: Int? = nil) -> Cookie {
        Cookie(
            name: name, value: value, maxAge: maximumAge, path: "/", secure: address.isSecure, httpOnly: true,
            sameSite: .lax)
    }
}

extension Request {
    /// The session the browser holds, if what it holds has the form of one.
    var session: SecretToken? { cookies["session"].flatMap { SecretToken($0.value) } }

    /// What forms for those who are not signed in are bound to.
    var visit: SecretToken? { cookies["visit"].flatMap { SecretToken($0.value) } }

    /// Held between the password and the code.
    var step: SecretToken? { cookies["step"].flatMap { SecretToken($0.value) } }
}
