import HTTPTypes
import Hummingbird

/// Puts the headers that keep a page from doing what we did not write onto every answer, errors included.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = WebContext

    /// No inline script or style, nothing from elsewhere, no framing.
    static let policy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "media-src 'self'",
        "font-src 'self'", "connect-src 'self'", "manifest-src 'self'", "form-action 'self'", "base-uri 'none'",
        "frame-ancestors 'none'",
    ].joined(separator: "; ")

    /// For the page that shows a preview in a frame.
    static let framingPolicy = policy + "; frame-src 'self'"
    /// For the preview in that frame.
    static let framedPolicy = policy.replacing("frame-ancestors 'none'", with: "frame-ancestors 'self'")

    /// Only over TLS may a browser be told to stay on it.
    let isSecure: Bool

    private static let referrerPolicy = HTTPField.Name("Referrer-Policy")
    private static let permissions = HTTPField.Name("Permissions-Policy")
    private static let openerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy")

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        if response.headers[.contentSecurityPolicy] == nil {
            response.headers[.contentSecurityPolicy] = Self.policy
        }
        response.headers[.xContentTypeOptions] = "nosniff"
        if let name = Self.referrerPolicy { response.headers[name] = "strict-origin-when-cross-origin" }
        if let name = Self.permissions {
            response.headers[name] = "camera=(), geolocation=(), microphone=(), payment=()"
        }
        if let name = Self.openerPolicy { response.headers[name] = "same-origin" }
        if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        return response
    }
}
