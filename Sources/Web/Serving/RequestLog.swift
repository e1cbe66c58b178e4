import HTTPTypes
import Hummingbird

/// One line per request, with an id the answer carries too, and the counts behind `/metrics`.
struct RequestLog: RouterMiddleware {
    typealias Context = WebContext

    let metrics: ServerMetrics
    /// `nil` where requests are not logged.
    let lines: RequestLines?

    /// Below these every address holds a key.
    private static let keyed = ["/sign-in/", "/sign-up/", "/reset/", "/address/", "/invitations/", "/complaints/"]
    private static let requestID = HTTPField.Name("X-Request-ID")

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        metrics.begin()
        var response = try await next(request, context)
        let elapsed = ContinuousClock.now - start
        metrics.end(status: response.status.code, seconds: elapsed.seconds)
        let id = context.id
        if let name = Self.requestID { response.headers[name] = id }
        if let lines {
            // The query may hold what somebody looked for, and the address of a mailed link is a key: neither is logged.
            let secret = Self.keyed.first { request.uri.path.hasPrefix($0) }
            let path = secret.map { "\($0)…" } ?? request.uri.path
            let micros = Int((elapsed.seconds * 1_000_000).rounded())
            lines.add("\(id) \(request.method.rawValue) \(path) \(response.status.code) \(micros)us")
        }
        return response
    }
}

extension Duration {
    /// Fractional seconds.
    var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
