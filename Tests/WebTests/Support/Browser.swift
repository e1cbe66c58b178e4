import HTTPTypes
import HummingbirdTesting
import NIOCore
import Synchronization

@testable import Publishing
@testable import Web

/// A browser without a screen: it keeps cookies and sends the key of the form it has seen last.
final class Browser: Sendable {
    private struct State {
        var cookies: [String: String] = [:]
        var key = ""
    }

    let site: TestSite
    private let address: String
    private let state = Mutex(State())

    init(_ site: TestSite, address: String = "192.0.2.7") {
        self.site = site
        self.address = address
    }

    var cookies: [String: String] {
        get { state.withLock { $0.cookies } }
        set { state.withLock { $0.cookies = newValue } }
    }

    var session: SecretToken? { cookies["session"].flatMap(SecretToken.init) }

    @discardableResult
    func get(_ path: String) async throws -> TestResponse {
        took(try await site.client.execute(uri: path, method: .get, headers: headers))
    }

    /// Sends a form; its key is that of the last page unless it is given.
    func post(_ path: String, _ fields: [String: String]) async throws -> TestResponse {
        var (fields, headers) = (fields, headers)
        fields["csrf"] = fields["csrf"] ?? state.withLock { $0.key }
        headers[.contentType] = "application/x-www-form-urlencoded"
        let body = fields.map { "\($0)=\(Path.encoded($1))" }.joined(separator: "&")
        return took(
            try await site.client.execute(
                uri: path, method: .post, headers: headers, body: ByteBuffer(string: body)))
    }

    private var headers: HTTPFields {
        var headers: HTTPFields = [.acceptLanguage: "en", .userAgent: "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"]
        headers[.cookie] = cookies.map { "\($0)=\($1)" }.joined(separator: "; ")
        if let name = HTTPField.Name("X-Forwarded-For") { headers[name] = address }
        return headers
    }

    private func took(_ response: TestResponse) -> TestResponse {
        state.withLock { state in
            for cookie in response.headers[values: .setCookie] {
                let pair = cookie.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
                if cookie.contains("Max-Age=0") {
                    state.cookies[pair[0]] = nil
                } else if pair.count == 2 {
                    state.cookies[pair[0]] = pair[1]
                }
            }
            let body = String(buffer: response.body)
            if let match = body.firstMatch(of: /name="csrf" value="([0-9a-f]+)"/) { state.key = String(match.1) }
        }
        return response
    }
}

extension TestSite {
    static let password = "tide pools at dusk"

    func addPerson(_ email: String, _ roles: Set<Account.Role> = []) async throws {
        guard let address = EmailAddress(email) else { throw AccountError.notAnAddress }
        try await platform.addAccount(email: address, name: "林晚", roles: roles, password: Self.password)
    }

    /// A browser in which somebody has signed in.
    func signedIn(_ email: String) async throws -> Browser {
        let browser = Browser(self)
        try await browser.get("/sign-in")
        _ = try await browser.post("/sign-in", ["email": email, "password": Self.password])
        return browser
    }

    /// The path of the link in the only mail that is due.
    func mailedPath() async throws -> String {
        var path = ""
        for mail in try await platform.takeDueMail() { path = try await platform.letter(for: mail)?.path ?? path }
        return path
    }
}
