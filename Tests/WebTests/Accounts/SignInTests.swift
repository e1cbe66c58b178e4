import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
@testable import Publishing
import Testing

@testable import Web

@Suite struct SignInTests {
    private func post(_ site: TestSite, _ path: String, _ body: String, _ headers: HTTPFields = [:]) async throws
        -> TestResponse
    {
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        return try await site.client.execute(uri: path, method: .post, headers: headers, body: ByteBuffer(string: body))
    }

    @Test func theOperatorSignsInSeesTheOverviewAndSignsOut() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let link = try await site.platform.operatorSignInToken()
            let page = try await site.text("/sign-in/\(link.text)")
            #expect(page.contains(link.text))
            // Looking at the page spends nothing.
            #expect(try await site.get("/sign-in/\(link.text)").status == .ok)
            let csrf = link.derived(for: SignInLinkPage.purpose)
            let signedIn = try await post(site, "/sign-in", "token=\(link.text)&csrf=\(csrf)")
            #expect(signedIn.status == .seeOther)
            let cookie = try #require(signedIn.headers[.setCookie])
            #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Secure"))
            let session = String(cookie.prefix { $0 != ";" })
            let overview = try await site.get("/admin", [.cookie: session])
            #expect(overview.status == .ok)
            #expect(overview.headers[.cacheControl] == "private, no-store")
            #expect(try await post(site, "/sign-in", "token=\(link.text)&csrf=\(csrf)").status == .gone)

            #expect(try await post(site, "/sign-out", "csrf=forged", [.cookie: session]).status == .forbidden)
            #expect(try await site.get("/admin", [.cookie: session]).status == .ok)
            let token = try #require(SecretToken(String(session.dropFirst("session=".count))))
            let signedOut = try await post(
                site, "/sign-out", "csrf=\(token.derived(for: "form"))", [.cookie: session])
            #expect(signedOut.status == .seeOther)
            #expect(try await site.get("/admin", [.cookie: session]).status == .seeOther)
        }
    }

    @Test func anotherSitesPageChangesNothing() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let link = try await site.platform.operatorSignInToken()
            let body = "token=\(link.text)&csrf=\(link.derived(for: SignInLinkPage.purpose))"
            let name = try #require(HTTPField.Name("Sec-Fetch-Site"))
            #expect(try await post(site, "/sign-in", body, [name: "cross-site"]).status == .forbidden)
            #expect(try await post(site, "/sign-in", "token=\(link.text)&csrf=no").status == .gone)
            #expect(try await post(site, "/sign-in", body, [name: "same-origin"]).status == .seeOther)
        }
    }

    @Test func floodsAreTurnedAway() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            var statuses: [HTTPResponse.Status] = []
            for _ in 0..<70 { statuses.append(try await post(site, "/sign-in", "token=x&csrf=y").status) }
            #expect(statuses.prefix(60).allSatisfy { $0 == .gone })
            #expect(statuses.suffix(10).allSatisfy { $0 == .tooManyRequests })
            #expect(try await site.get("/").status == .ok)
        }
    }
}
