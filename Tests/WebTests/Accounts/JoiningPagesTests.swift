import Kernel
import NIOCore
import HTTPTypes
import HummingbirdTesting
@testable import Publishing
import TestSupport
import Testing

@testable import Web

@Suite struct JoiningPagesTests {
    private let form = ["email": "lin@example.org", "name": "林晚", "password": TestSite.password]

    @Test func oneJoinsAndIsSignedIn() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let browser = Browser(site)
            #expect(try await browser.get("/sign-up").headers[.cacheControl] == "private, no-store")
            let visit = browser.cookies["visit"]
            #expect(try await browser.post("/sign-up", form).headers[.location] == "/sign-up/sent")
            let path = try await site.mailedPath()
            // Looking at the link makes nothing.
            #expect(try await browser.get(path).status == .ok)
            #expect(try await site.platform.accounts().isEmpty)
            let token = String(path.dropFirst("/sign-up/".count))
            let joined = try await browser.post("/sign-up/confirm", ["token": token])
            #expect(joined.status == .seeOther)
            let cookie = try #require(joined.headers[values: .setCookie].first { $0.hasPrefix("session=") })
            for part in ["HttpOnly", "SameSite=Lax", "Secure", "Path=/"] { #expect(cookie.contains(part)) }
            #expect(browser.cookies["visit"] == nil && visit != nil)
            #expect(try await browser.get("/account").status == .ok)
            #expect(try await Browser(site).get(path).status == .gone)
        }
    }

    @Test func nobodyLearnsWhoHasAnAccount() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            try await site.addPerson("lin@example.org")
            var answers: [[String?]] = []
            for email in ["lin@example.org", "nobody@example.org"] {
                let browser = Browser(site)
                try await browser.get("/sign-up")
                let signUp = try await browser.post(
                    "/sign-up", ["email": email, "name": "某人", "password": TestSite.password])
                try await browser.get("/reset")
                let reset = try await browser.post("/reset", ["email": email])
                try await browser.get("/sign-in")
                let signIn = try await browser.post("/sign-in", ["email": email, "password": "wrong"])
                #expect(signIn.status == .unprocessableContent)
                let body = String(buffer: signIn.body).replacing(email, with: "…")
                    .replacing(/value="[0-9a-f]{128}"/, with: "")
                answers.append([
                    "\(signUp.status)", signUp.headers[.location], "\(reset.status)", reset.headers[.location], body,
                ])
            }
            #expect(answers[0] == answers[1])
        }
    }

    @Test func whatWasTypedStays() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let browser = Browser(site)
            try await browser.get("/sign-up")
            let answer = try await browser.post(
                "/sign-up", ["email": "lin@example.org", "name": "<林>", "password": "password1"])
            let body = String(buffer: answer.body)
            #expect(answer.status == .unprocessableContent)
            #expect(body.contains("value=\"lin@example.org\"") && body.contains("value=\"&lt;林&gt;\""))
            #expect(body.contains("aria-invalid=\"true\"") && !body.contains("password1"))
        }
    }

    @Test func aFormOfAnotherSiteDoesNothing() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let browser = Browser(site)
            for path in ["/sign-up", "/sign-in", "/sign-in/code", "/reset", "/reset/choose", "/sign-up/confirm"] {
                // Without having seen a form, with another's key, and with the key of another's visit.
                #expect(try await Browser(site).post(path, form).status == .forbidden)
                try await browser.get("/sign-up")
                #expect(try await browser.post(path, form.merging(["csrf": "0"]) { $1 }).status == .forbidden)
                let stranger = Browser(site)
                try await stranger.get("/sign-up")
                browser.cookies["visit"] = SecretToken().text
                #expect(try await browser.post(path, form).status == .forbidden)
            }
            #expect(try await site.platform.takeDueMail().isEmpty)
        }
    }

    @Test func theSiteMayBeShutOrByInvitation() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            func set(_ signUp: JoiningPolicy.SignUp) async throws {
                try await site.platform.write { connection in
                    var policy = JoiningPolicy()
                    policy.signUp = signUp
                    try SettingStore(connection: connection).set(policy)
                }
            }
            let browser = Browser(site)
            try await browser.get("/sign-up")
            try await set(.closed)
            let shut = try await Browser(site).get("/sign-up")
            #expect(shut.status == .forbidden && !String(buffer: shut.body).contains("name=\"password\""))
            #expect(try await browser.post("/sign-up", form).status == .unprocessableContent)
            try await set(.byInvitation)
            let email = try #require(EmailAddress("lin@example.org"))
            let token = try await site.platform.invite(email, language: .english)
            let page = try await browser.get("/sign-up?invitation=\(token.text)")
            #expect(String(buffer: page.body).contains("lin@example.org"))
            let joined = try await browser.post(
                "/sign-up", ["name": "林晚", "password": TestSite.password, "invitation": token.text])
            #expect(joined.status == .seeOther && browser.session != nil)
        }
    }
}
