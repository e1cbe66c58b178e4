import Hummingbird
import Kernel

/// Says which languages the site offers, and remembers the one a reader chose with `?lang=`. Reading works without the
/// cookie.
struct LanguageChoice: RouterMiddleware {
    typealias Context = WebContext

    let isSecure: Bool
    let languages: OfferedLanguages

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        try await OfferedLanguages.$current.withValue(languages.offered) {
            try await remember(request, try await next(request, context))
        }
    }

    private func remember(_ request: Request, _ response: Response) async throws -> Response {
        var response = response
        if let language = request.chosenLanguage {
            response.setCookie(
                Cookie(
                    name: "lang", value: language.rawValue, maxAge: 365 * 86_400, path: "/", secure: isSecure,
                    httpOnly: true, sameSite: .lax))
        }
        return response
    }
}
