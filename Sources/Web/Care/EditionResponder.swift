import HTTPTypes
import Hummingbird

/// Answers every address below `/care` as the address behind it, in the care edition, and takes readers to the edition they
/// have chosen. It stands before the router, which knows no editions.
struct EditionResponder: HTTPResponder {
    typealias Context = WebContext

    let isSecure: Bool
    let pages: RouterResponder<WebContext>

    func respond(to request: Request, context: Context) async throws -> Response {
        let asked = EditionAddress(request.head.path ?? "/")
        if let answer = change(of: asked, request) { return answer }
        guard asked.edition.isCare else { return try await pages.respond(to: request, context: context) }
        var head = request.head
        head.path = asked.address
        let inner = Request(head: head, body: request.body)
        var response = try await Edition.$current.withValue(asked.edition) {
            try await pages.respond(to: inner, context: context)
        }
        if let location = response.headers[.location] {
            response.headers[.location] = asked.edition.path(location)
        }
        return response
    }

    /// Where the reader is to go instead, if they have just chosen an edition or had chosen another before.
    private func change(of asked: EditionAddress, _ request: Request) -> Response? {
        guard request.method == .get || request.method == .head, Self.isPath(asked.address) else { return nil }
        if let choice = asked.choice {
            var response = Response.seeOther(choice.path(asked.address))
            response.setCookie(
                Cookie(
                    name: Self.cookie, value: choice.cookie ?? "", maxAge: choice.isCare ? 365 * 86_400 : 0, path: "/",
                    secure: isSecure, httpOnly: true, sameSite: .lax))
            return response
        }
        // An address that says its size is right as it is: nobody's cookie overrules a link that was given to them.
        guard asked.edition == .standard || asked.edition == .care(.standard), request.isForLooking,
            let kept = request.cookies[Self.cookie].flatMap({ Edition(cookie: $0.value) }), kept != asked.edition
        else { return nil }
        let path = kept.path(asked.address)
        guard path != asked.address else { return nil }
        return Response(
            status: .found, headers: [.location: path, .cacheControl: "private, no-store", .vary: "Cookie"])
    }

    private static let cookie = "edition"

    /// Whether an address stays on this site wherever it is put as a link.
    private static func isPath(_ address: String) -> Bool {
        address.hasPrefix("/") && !address.hasPrefix("//")
            && address.utf8.allSatisfy { $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "\\") }
    }
}

extension Request {
    /// Whether a browser asks for a page to show it, not a script, a frame or a picture.
    fileprivate var isForLooking: Bool {
        guard headers[.accept]?.contains("text/html") == true else { return false }
        let destination = HTTPField.Name("Sec-Fetch-Dest").flatMap { headers[$0] }
        return destination == nil || destination == "document"
    }
}
