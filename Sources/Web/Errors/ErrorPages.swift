import HTTPTypes
import Hummingbird
import Kernel
import Logging
import Publishing

/// Turns every error into a page in the reader's language that says what to do next, and never shows what went wrong inside.
///
/// It stands inside the header middleware, because errors that reach Hummingbird leave without our headers.
struct ErrorPages: RouterMiddleware {
    typealias Context = WebContext

    let site: WebSite

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error {
            let problem = problem(error)
            if problem.status.code >= 500 { context.logger.error("\(request.method) failed: \(error)") }
            if problem.status == .notFound, let moved = try? await redirect(request) { return moved }
            if request.wantsJSON { return json(request, problem) }
            if error is TooManyRequests { return await refusal(request, context, problem) }
            if error as? AccessError == .signInRequired, request.method == .get { return signIn(request) }
            return await respond(request, context, problem)
        }
    }

    private struct Problem {
        let status: HTTPResponse.Status
        /// Under `errors.` in the catalogues.
        let key: String
        var cause: (any ReadableError)?
    }

    private func problem(_ error: any Error) -> Problem {
        guard let readable = error as? any ReadableError else { return unreadable(error) }
        var problem =
            switch readable.kind {
            case .forbidden where readable as? AccessError == .signInRequired:
                Problem(status: .unauthorized, key: "forbidden")
            case .notFound: Problem(status: .notFound, key: "notFound")
            case .gone where readable as? ReadingError == .closed: Problem(status: .gone, key: "closed")
            case .gone where (readable as? RemovedArticle)?.decision?.ground == .law:
                Problem(status: .unavailableForLegalReasons, key: "removedByLaw")
            case .gone where readable is RemovedArticle: Problem(status: .gone, key: "removed")
            case .gone where readable is MemberError: Problem(status: .gone, key: "invitation")
            case .gone where readable is AccountError: Problem(status: .gone, key: "signInExpired")
            case .gone: Problem(status: .gone, key: "gone")
            case .invalid: Problem(status: .badRequest, key: "badRequest")
            case .forbidden: Problem(status: .forbidden, key: "forbidden")
            case .conflict: Problem(status: .conflict, key: "badRequest")
            case .tooLarge: Problem(status: .contentTooLarge, key: "tooLarge")
            case .tooMany: Problem(status: .tooManyRequests, key: "tooMany")
            case .unavailable: Problem(status: .serviceUnavailable, key: "serverError")
            }
        problem.cause = readable
        return problem
    }

    private func unreadable(_ error: any Error) -> Problem {
        guard let http = error as? any HTTPResponseError else {
            return Problem(status: .internalServerError, key: "serverError")
        }
        return switch http.status.code {
        case 404: Problem(status: .notFound, key: "notFound")
        case 403: Problem(status: .forbidden, key: "forbidden")
        case 413: Problem(status: .contentTooLarge, key: "tooLarge")
        case 429: Problem(status: .tooManyRequests, key: "tooMany")
        case 400..<500: Problem(status: http.status, key: "badRequest")
        default: Problem(status: .internalServerError, key: "serverError")
        }
    }

    /// An address of a site that was imported leads to where the article is now.
    private func redirect(_ request: Request) async throws -> Response? {
        guard request.method == .get || request.method == .head else { return nil }
        let path = request.uri.path
        let candidates = request.uri.query.map { ["\(path)?\($0)", path] } ?? [path]
        for candidate in candidates {
            guard let location = try await site.platform.redirect(from: candidate) else { continue }
            return Response(
                status: .movedPermanently,
                headers: [
                    .location: Path.article(location.publication, location.article),
                    .cacheControl: "public, max-age=3600",
                ])
        }
        return nil
    }

    /// To sign in, and from there back to what was asked for.
    private func signIn(_ request: Request) -> Response {
        Response(
            status: .seeOther,
            headers: [.location: "/sign-in?next=\(Path.encoded(request.uri.string))", .cacheControl: "no-store"])
    }

    /// For scripts: the error's key, and its words to show.
    private func json(_ request: Request, _ problem: Problem) -> Response {
        let texts = site.templates.catalogue(request.language)
        let body = JSONError(
            key: problem.cause?.messageKey ?? problem.key,
            message: problem.cause.flatMap(texts.text(of:)) ?? texts("errors.\(problem.key).text"))
        return (try? body.response(status: problem.status)) ?? Response(status: problem.status)
    }

    /// The same for everybody, and so made once: a flood is refused at the price of a look into memory.
    private func refusal(_ request: Request, _ context: Context, _ problem: Problem) async -> Response {
        let key = PageCache.Key(
            address: "\(problem.status.code)", language: request.language, encoding: .identity)
        let rendered = try? await site.cache.page(key) {
            let chrome = (try? await site.platform.chrome()) ?? Chrome.standard
            let maker = PageMaker(site: site, language: request.language, requested: "/")
            let page = ErrorPage(status: problem.status.code, key: problem.key, cause: problem.cause, request: "")
            return RenderedPage(
                try page.render(maker.pages(chrome.settings, chrome.channels)), cacheControl: "no-store")
        }
        return rendered?.response(to: request, status: problem.status) ?? Response(status: problem.status)
    }

    private func respond(_ request: Request, _ context: Context, _ problem: Problem) async -> Response {
        let maker = site.maker(request.language, request)
        do {
            // Also the frame of the page comes from the database, which may be what has failed.
            let chrome = (try? await site.platform.chrome()) ?? Chrome.standard
            let page = ErrorPage(
                status: problem.status.code, key: problem.key, cause: problem.cause, request: context.id)
            let html = try page.render(maker.pages(chrome.settings, chrome.channels))
            var response = RenderedPage(html, cacheControl: "no-store").response(to: request, status: problem.status)
            // RFC 7725 §4: who has blocked it.
            if problem.status == .unavailableForLegalReasons, let link = HTTPField.Name("Link") {
                response.headers[link] = "<\(site.address.origin)>; rel=\"blocked-by\""
            }
            return response
        } catch {
            context.logger.error("the error page failed: \(error)")
            return Response(status: problem.status)
        }
    }
}
