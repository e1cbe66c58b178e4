import HTTPTypes
import Hummingbird

/// Refuses to change anything for a page of another site: the second wall behind the CSRF tokens.
struct SameOrigin: RouterMiddleware {
    typealias Context = WebContext

    private static let fetchSite = HTTPField.Name("Sec-Fetch-Site")

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        if request.method != .get && request.method != .head {
            if let name = Self.fetchSite, let from = request.headers[name], from != "same-origin", from != "none" {
                throw HTTPError(.forbidden)
            }
            if let origin = request.headers[.origin], let host = request.head.authority, !origin.hasSuffix("://\(host)")
            {
                throw HTTPError(.forbidden)
            }
        }
        return try await next(request, context)
    }
}
