import Kernel
import NIOCore
import HTTPTypes
import HummingbirdTesting
@testable import Publishing
import TestSupport
import Testing

@testable import Web

@Suite struct PasswordPagesTests {
    @Test func aSessionIsNeverTakenOver() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            try await site.addPerson("lin@example.org")
            let planted = SecretToken()
            let browser = Browser(site)
            browser.cookies["session"] = planted.text
            try await browser.get("/sign-in")
            _ = try await browser.post("/sign-in", ["email": "lin@example.org", "password": TestSite.password])
            let session = try #require(browser.session)
            #expect(session != planted)
            #expect(try await site.platform.account(of: planted) == nil)
            // Signing in again takes the place of the session before.
            let again = Browser(site)
            try await again.get("/sign-in")
            again.cookies["session"] = session.text
            _ = try await again.post("/sign-in", ["email": "lin@example.org", "password": TestSite.password])
            #expect(try await site.platform.account(of: session) == nil)
            #expect(again.session != session && again.session != nil)
        }
    }

    @Test(arguments: [
        ("/studio/1?a=b", "/studio/1?a=b"), ("//evil.example", nil), ("https://evil.example", nil), ("/\\evil", nil),
        ("\\/evil", nil), ("/\n/evil", nil), ("javascript:alert(1)", nil), ("/sign-in?next=/x", nil), ("", nil),
    ])
    func oneGoesNowhereElse(_ next: String, _ expected: String?) async throws {
        try await TestSite.run { (site: TestSite) async throws in
            try await site.addPerson("lin@example.org")
            let browser = Browser(site)
            try await browser.get("/sign-in?next=\(Path.encoded(next))")
            let answer = try await browser.post(
                "/sign-in", ["email": "lin@example.org", "password": TestSite.password, "next": next])
            #expect(answer.headers[.location] == expected ?? "/studio")
            #expect(
                try await browser.get("/sign-in?next=\(Path.encoded(next))").headers[.location]
                    == expected ?? "/studio")
        }
    }

    @Test func guessingIsToldHowLongToWait() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let browser = Browser(site)
            try await browser.get("/sign-in")
            let fields = ["email": "nobody@example.org", "password": "wrong"]
            for _ in 0..<5 {
                #expect(try await browser.post("/sign-in", fields).status == .unprocessableContent)
            }
            let answer = try await browser.post("/sign-in", fields)
            #expect(answer.status == .tooManyRequests && answer.headers[.retryAfter] == "30")
            #expect(String(buffer: answer.body).contains("in 30 seconds"))
        }
    }

    @Test func aPasswordIsResetByMail() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            try await site.addPerson("lin@example.org")
            let elsewhere = try await site.signedIn("lin@example.org")
            let browser = Browser(site)
            try await browser.get("/reset")
            _ = try await browser.post("/reset", ["email": "lin@example.org"])
            let path = try await site.mailedPath()
            let page = String(buffer: try await browser.get(path).body)
            #expect(page.contains("lin@example.org") && page.contains("autocomplete=\"new-password\""))
            let token = String(path.dropFirst("/reset/".count))
            #expect(
                try await browser.post("/reset/choose", ["token": token, "password": "short"]).status
                    == .unprocessableContent)
            let done = try await browser.post("/reset/choose", ["token": token, "password": "another good one"])
            #expect(done.headers[.location] == "/sign-in?done=reset")
            #expect(try await elsewhere.get("/account").status == .seeOther)
            #expect(try await browser.get(path).status == .gone)
        }
    }

    @Test func theSecondStepIsAskedFor() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            try await site.addPerson("lin@example.org")
            let browser = try await site.signedIn("lin@example.org")
            try await browser.get("/account/second-step")
            #expect(
                try await browser.post("/account/second-step", ["current": "wrong", "deed": "begin"]).status
                    == .unprocessableContent)
            _ = try await browser.post("/account/second-step", ["current": TestSite.password, "deed": "begin"])
            let page = String(buffer: try await browser.get("/account/second-step").body)
            #expect(page.contains("<svg xmlns"))
            let session = try #require(browser.session)
            let account = try #require(try await site.platform.account(of: session))
            guard case .begun(let secret) = try await site.platform.secondStep(of: account) else {
                return #expect(Bool(false))
            }
            #expect(page.contains(secret.text))
            let answer = try await browser.post(
                "/account/second-step/confirm", ["code": secret.code(at: testNow), "deed": "confirm"])
            let codes = String(buffer: answer.body).matches(of: /<code>([0-9a-z-]{19})<\/code>/).map { String($0.1) }
            #expect(codes.count == 10)
            #expect(!String(buffer: try await browser.get("/account/second-step").body).contains(codes[0]))

            let other = try await site.signedIn("lin@example.org")
            #expect(other.session == nil && other.cookies["step"] != nil)
            #expect(try await other.get("/account").status == .seeOther)
            try await other.get("/sign-in/code?next=/account")
            #expect(try await other.post("/sign-in/code", ["code": "000000"]).status == .unprocessableContent)
            let done = try await other.post("/sign-in/code", ["code": codes[0], "next": "/account"])
            #expect(done.headers[.location] == "/account" && other.cookies["step"] == nil)
            #expect(try await other.get("/account").status == .ok)
        }
    }

    @Test func sessionsAreSignedOutOneByOne() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            try await site.addPerson("lin@example.org")
            try await site.addPerson("wan@example.org")
            let (here, there) = (
                try await site.signedIn("lin@example.org"), try await site.signedIn("lin@example.org")
            )
            let stranger = try await site.signedIn("wan@example.org")
            let page = String(buffer: try await here.get("/account/security").body)
            #expect(page.matches(of: /Firefox · Linux/).count >= 2)
            let id = try #require(page.firstMatch(of: /name="session" value="([0-9a-z]+)"/)?.1)
            try await stranger.get("/account/security")
            _ = try await stranger.post("/account/sessions/end", ["session": String(id)])
            #expect(try await there.get("/account").status == .ok)
            #expect(
                try await here.post("/account/sessions/end", ["session": String(id), "csrf": "0"]).status == .forbidden)
            _ = try await here.post("/account/sessions/end", ["session": String(id)])
            #expect(try await there.get("/account").status == .seeOther)
        }
    }

    @Test func aChangedPasswordSignsOutElsewhere() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            try await site.addPerson("lin@example.org")
            let (here, there) = (
                try await site.signedIn("lin@example.org"), try await site.signedIn("lin@example.org")
            )
            try await here.get("/account/security")
            let wrong = try await here.post("/account/password", ["current": "no", "password": "another good one"])
            #expect(wrong.status == .unprocessableContent)
            _ = try await here.post(
                "/account/password", ["current": TestSite.password, "password": "another good one"])
            #expect(try await here.get("/account").status == .ok)
            #expect(try await there.get("/account").status == .seeOther)
        }
    }

    @Test func nothingElseCanBeSet() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            try await site.addPerson("lin@example.org")
            let browser = try await site.signedIn("lin@example.org")
            try await browser.get("/account")
            _ = try await browser.post(
                "/account",
                [
                    "name": "林", "language": "en", "roles": "operator", "email": "x@example.org", "id": "1",
                    "disabled_at": "1",
                ])
            let account = try #require(try await site.platform.accounts().first)
            #expect(account.name == "林" && account.language == .english)
            #expect(account.roles.isEmpty && account.email.description == "lin@example.org")
        }
    }

    @Test func addressesAreThoseOfTheProxy() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            // Each behind the same proxy has a limit of their own.
            for number in 0..<70 {
                #expect(
                    try await Browser(site, address: "192.0.2.\(number)").post("/sign-in", [:]).status == .forbidden)
            }
        }
    }
}
