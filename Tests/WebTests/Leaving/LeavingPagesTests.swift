import HTTPTypes
import HummingbirdTesting
import Kernel
import NIOCore
@testable import Publishing
import TestSupport
import Testing

@testable import Web

@Suite struct LeavingPagesTests {
    @Test func everythingCanBeTakenAlong() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            try await site.addPerson("lin@example.org")
            let browser = try await site.signedIn("lin@example.org")
            try await browser.get("/account/data")
            let refused = try await browser.post("/account/archive.zip", ["current": "wrong"])
            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.contains("role=\"alert\"") || refused.text.contains("archive-current-error"))
            let answer = try await browser.post("/account/archive.zip", ["current": TestSite.password])
            #expect(answer.headers[.contentType] == "application/zip")
            #expect(answer.headers[.cacheControl] == "private, no-store")
            #expect(String(decoding: answer.body.readableBytesView, as: UTF8.self).contains("lin@example.org"))
        }
    }

    @Test func leavingSignsOutAndTheLinkKeepsTheAccount() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            try await site.addPerson("lin@example.org")
            let browser = try await site.signedIn("lin@example.org")
            #expect(try await browser.get("/account/data").text.contains("in 14 days"))
            let wrong = try await browser.post("/account/leave", ["comments": "removed", "current": "wrong"])
            #expect(wrong.status == .unprocessableContent)
            // What was chosen stays chosen.
            #expect(wrong.text.contains(/value="removed"[^>]*checked/))
            let left = try await browser.post("/account/leave", ["comments": "removed", "current": TestSite.password])
            #expect(left.headers[.location] == "/left" && browser.session == nil)
            #expect(try await browser.get("/left").text.contains("14 days"))
            #expect(try await browser.get("/account").status == .seeOther)
            let path = try await site.mailedPath()
            #expect(try await browser.get(path).text.contains("林晚"))
            let token = String(path.split(separator: "/").last ?? "")
            #expect(try await browser.post("/stay", ["token": token]).headers[.location] == "/stayed")
            #expect(try await browser.get(path).status == .gone)
        }
    }

    @Test func anOwnerIsToldWhatToDoFirst() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let owner = try await site.writer("owner", .owner)
            let page = try await owner.text("/account/data")
            #expect(page.contains("/studio/publication/paper") && !page.contains("/account/leave"))
            let answer = try await owner.post("/account/leave", ["comments": "removed"])
            #expect(answer.status == .unprocessableContent)
        }
    }
}
