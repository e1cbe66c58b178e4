import HTTPTypes
import HummingbirdTesting
import Kernel
import NIOCore
@testable import Publishing
import TestSupport
import Testing

@testable import Web

@Suite struct DigestPagesTests {
    @Test func askedForConfirmedAndEndedByTheMailService() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            try await site.addPerson("lin@example.org")
            let browser = try await site.signedIn("lin@example.org")
            try await browser.get("/account/notifications")
            let chosen = try await browser.post("/account/digest", ["frequency": "daily"])
            #expect(chosen.headers[.location] == "/account/notifications?done=digest-asked")
            let path = try await site.mailedPath()
            #expect(path.hasPrefix("/digest/confirm/"))
            // Whoever has the mail need not be signed in; looking alone confirms nothing.
            let other = Browser(site)
            #expect(try await other.get(path).text.contains("each morning"))
            let account = try #require(try await site.platform.accounts().first)
            #expect(try await site.platform.digest(of: account)?.confirmedAt == nil)
            let token = String(path.split(separator: "/").last ?? "")
            #expect(try await other.post("/digest/confirm", ["token": token]).headers[.location] == "/digest/confirmed")
            let digest = try #require(try await site.platform.digest(of: account))
            #expect(digest.confirmedAt != nil)

            let end = "/digest/end/\(digest.unsubscribing)"
            #expect(try await Browser(site).get(end).text.contains("End the digest"))
            #expect(try await site.platform.isSubscribed(digest.unsubscribing))
            // RFC 8058 §3.2: no cookie, no key, no redirect.
            let answer = try await site.client.execute(
                uri: end, method: .post, headers: [.contentType: "application/x-www-form-urlencoded"],
                body: ByteBuffer(string: "List-Unsubscribe=One-Click"))
            #expect(answer.status == .ok)
            #expect(try await !site.platform.isSubscribed(digest.unsubscribing))
            #expect(try await site.client.execute(uri: end, method: .post).status == .ok)
            #expect(try await site.get("/digest/end/1.zz").status == .gone)
        }
    }

    @Test func theLetterListsWhatIsNewAndHowToEndIt() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let cards = try await site.platform.following(
                of: try await site.writer("reader").account, before: nil)
            #expect(cards.articles.isEmpty)
            let card = try #require(
                try await site.platform.read { try ArticleStore(connection: $0).latest(.everything, limit: 2) }.first)
            for language in Language.allCases {
                var letter = Letter(
                    id: .mint(), recipient: try #require(EmailAddress("lin@example.org")), language: language,
                    kind: .digest(.daily), arguments: ["name": "<b>林</b>"], path: "/following", writtenAt: testNow)
                letter.articles = [card, card]
                letter.hasMore = true
                letter.unsubscribing = DigestToken(account: .mint(), secret: "s")
                let written = try await site.web.write(letter)
                let address = "https://byline.example/@paper/\(card.id)"
                #expect(written.text.contains(address) && written.html.contains(address))
                #expect(written.subject.contains(card.title))
                #expect(written.unsubscribing?.hasPrefix("https://byline.example/digest/end/") == true)
                #expect(written.html.contains("/digest/end/") && written.text.contains("/digest/end/"))
                #expect(!written.html.contains("<b>") && !written.text.contains("{"))
            }
        }
    }
}
