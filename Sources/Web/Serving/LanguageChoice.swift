import Hummingbird
import Kernel

/// Remembers the language a reader chose with `?lang=`. Reading works without the cookie.
struct LanguageChoice: RouterMiddleware {
    typealias Context = WebContext

    let isSecure: Bool

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        if let language = request.chosenLanguage {
            response.setCookie(
                Cookie(
                    name: "lang", value: language.rawValue, maxAge: 365 * 86_400, path: "/", secure: isSecure,
                    httpOnly: true, sameSite: .lax))
        }
        return response
    }
}
