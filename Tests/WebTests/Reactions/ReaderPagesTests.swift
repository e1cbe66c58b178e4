import Foundation
import HTTPTypes
import HummingbirdTesting
import Kernel
import NIOCore
@testable import Publishing
import TestSupport
import Testing

@testable import Web

@Suite struct ReaderPagesTests {
    @Test func whoIsNotSignedInIsLedToSignInAndBack() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let page = try await site.text(site.articlePath)
            let back = Path.encoded("\(site.articlePath)#actions")
            #expect(page.contains("href=\"/sign-in?next=\(back)\""))
            #expect(!page.contains("data-switch=") && !page.contains("switches.js"))
            let answer = try await Browser(site).post("\(site.articlePath)/like", ["on": "1"])
            #expect(answer.headers[.location] == "/sign-in?next=\(back)")
            for path in ["/following", "/account/bookmarks", "/account/history", "/account/data", "/account/following"]
            {
                #expect(try await site.get(path).headers[.location] == "/sign-in?next=\(Path.encoded(path))")
            }
        }
    }

    @Test func aFormSwitchesAndLeadsBack() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let reader = try await site.writer("reader")
            #expect(try await reader.text(site.articlePath).contains("aria-pressed=\"false\""))
            let answer = try await reader.post(
                "\(site.articlePath)/like", ["on": "1", "page": "\(site.articlePath)#actions"])
            #expect(answer.status == .seeOther && answer.headers[.location] == "\(site.articlePath)#actions")
            let page = try await reader.text(site.articlePath)
            #expect(page.contains("aria-pressed=\"true\"") && page.contains("data-count>1</span>"))
            // Nobody is led to another site.
            let elsewhere = try await reader.post("\(site.articlePath)/like", ["on": "0", "page": "//evil.example"])
            #expect(elsewhere.headers[.location] == "\(site.articlePath)#actions")
            #expect(try await reader.post("\(site.articlePath)/like", ["on": "1", "csrf": "x"]).status == .forbidden)
            #expect(try await site.platform.article(site.article).tally.likes == 0)
        }
    }

    @Test func aScriptIsToldHowThingsStand() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let reader = try await site.writer("reader")
            let answer = try await site.client.execute(
                uri: "/@paper/follow", method: .post,
                headers: [
                    .cookie: "session=\(reader.session.text)", .accept: "application/json",
                    .contentType: "application/x-www-form-urlencoded",
                ], body: ByteBuffer(string: "csrf=\(reader.csrf)&on=1"))
            #expect(String(buffer: answer.body) == #"{"count":1,"isOn":true,"text":"1"}"#)
            let refused = try await site.client.execute(
                uri: "/@paper/follow", method: .post, headers: [.accept: "application/json"],
                body: ByteBuffer(string: "on=1"))
            #expect(refused.status == .forbidden || refused.status == .unauthorized)
            #expect(try await site.text("/@paper").contains("data-followers>1</dd>"))
        }
    }

    @Test func whatIsFollowedIsShownAndTopicsSayWhy() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let reader = try await site.writer("reader")
            #expect(try await reader.text("/following").contains("suggested-title"))
            _ = try await reader.post("/t/\(Path.encoded("潮汐"))/follow", ["on": "1"])
            let page = try await reader.text("/following")
            #expect(page.contains("潮水第二张脸") && page.contains("class=\"card-reason\""))
            #expect(try await reader.get("/following?before=x").status == .notFound)
            #expect(try await reader.text("/account/following").contains("潮汐"))
        }
    }

    @Test func oneAddressCountsOneShareAnHour() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            for address in ["192.0.2.1", "192.0.2.1", "192.0.2.2"] {
                #expect(
                    try await Browser(site, address: address).post("\(site.articlePath)/share", [:]).status
                        == .noContent)
            }
            #expect(try await site.platform.article(site.article).tally.shares == 2)
        }
    }

    @Test func whatIsReadIsWrittenDownOnlyIfAskedFor() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let reader = try await site.writer("reader")
            _ = try await reader.get(site.articlePath)
            try await site.web.flushReadings()
            #expect(try await !reader.text("/account/history").contains("潮水第二张脸"))
            _ = try await reader.post("/account/history", ["keep": "1"])
            _ = try await reader.get(site.articlePath)
            try await site.web.flushReadings()
            #expect(try await reader.text("/account/history").contains("潮水第二张脸"))
            _ = try await reader.post("/account/history/remove", ["article": site.article.description])
            #expect(try await !reader.text("/account/history").contains("潮水第二张脸"))
        }
    }

    @Test func bookmarksAreListedAndTakenOut() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let reader = try await site.writer("reader")
            _ = try await reader.post("\(site.articlePath)/bookmark", ["on": "1"])
            #expect(try await reader.text("/account/bookmarks").contains("潮水第二张脸"))
            _ = try await reader.post("/account/bookmarks/remove", ["article": site.article.description])
            #expect(try await !reader.text("/account/bookmarks").contains("潮水第二张脸"))
        }
    }
}
