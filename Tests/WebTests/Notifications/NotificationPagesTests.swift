import NIOCore
import HTTPTypes
import HummingbirdTesting
@testable import Publishing
import TestSupport
import Testing

@testable import Web

@Suite struct NotificationPagesTests {
    private func tell(_ site: TestSite, _ kind: UserNotification.Kind, _ arguments: [String: String]) async throws {
        let account = try #require(try await site.platform.accounts().first)
        try await site.platform.writeUnseen { connection in
            try NotificationStore(connection: connection).tell(
                account.id, kind, path: "/account", arguments, at: testNow)
        }
    }

    @Test func whatWasToldIsListedOpenedAndCounted() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            try await site.addPerson("lin@example.org")
            try await tell(site, .rejected, ["title": "<b>潮水</b>", "reason": "Two\nreasons"])
            try await tell(site, .memberChanged, ["publication": "街坊", "change": "editor", "name": "某人"])
            let browser = try await site.signedIn("lin@example.org")
            let page = String(buffer: try await browser.get("/notifications").body)
            #expect(page.contains("“&lt;b&gt;潮水&lt;/b&gt;” was not accepted") && page.contains("Two\nreasons"))
            #expect(page.contains("You are an editor of “街坊” now."))
            #expect(page.contains("<span class=\"count\">2</span>"))
            let link = try #require(page.firstMatch(of: /href="(\/notifications\/[0-9a-z]+)"/)?.1)
            #expect(try await browser.get(String(link)).headers[.location] == "/account")
            #expect(String(buffer: try await browser.get("/account").body).contains("<span class=\"count\">1</span>"))
            try await browser.get("/notifications")
            #expect(try await browser.post("/notifications/read", [:]).status == .seeOther)
            #expect(!String(buffer: try await browser.get("/account").body).contains("class=\"count\""))
            #expect(try await Browser(site).get(String(link)).status == .seeOther)
        }
    }

    @Test func choicesAreKept() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            try await site.addPerson("lin@example.org")
            let browser = try await site.signedIn("lin@example.org")
            try await browser.get("/account/notifications")
            _ = try await browser.post("/account/notifications", ["site": "approved", "mail": "rejected"])
            let account = try #require(try await site.platform.accounts().first)
            let choices = try await site.platform.notificationChoices(of: account)
            #expect(choices[.approved] == NotificationChoice(onSite: true, byMail: false))
            #expect(choices[.rejected] == NotificationChoice(onSite: false, byMail: true))
            #expect(choices[.published] == NotificationChoice(onSite: false, byMail: false))
        }
    }

    @Test(arguments: ["/account", "/account/security", "/account/second-step", "/notifications", "/account/passkeys"])
    func pagesOfAnAccountAskToSignIn(_ path: String) async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let answer = try await site.get(path)
            #expect(answer.status == .seeOther)
            #expect(answer.headers[.location] == "/sign-in?next=\(Path.encoded(path))")
        }
    }
}
