import Foundation
import HTTPTypes
import HummingbirdTesting
import Kernel
import Ledger
import NIOCore
import Storage
import Testing

@testable import Publishing
@testable import Web

@Suite struct LogRoutesTests {
    /// A site whose article is in the log, and signed.
    private func run(_ body: @Sendable @escaping (TestSite) async throws -> Void) async throws {
        try await TestSite.run { (site: TestSite) async throws in
            while try await site.platform.backfillLog() > 0 {}
            let signer = try #require(NoteSigner(name: "byline.example/log"))
            _ = try await site.platform.signLog(with: signer)
            try await body(site)
        }
    }

    @Test func theLogIsReadInBothLanguages() async throws {
        try await run { (site: TestSite) async throws in
            for (language, title) in [("en", "Transparency log"), ("zh-Hans", "透明日志")] {
                let response = try await site.get("/log?lang=\(language)")
                let text = String(buffer: response.body)
                #expect(response.status == .ok)
                #expect(text.contains("<h1 class=\"page-title\">\(title)</h1>"))
                #expect(text.contains("byline.example/log"))
                #expect(text.contains("href=\"\(site.articlePath)\""))
                #expect(text.contains("href=\"/log/entry/0\""))
            }
        }
    }

    @Test func anArticleSaysWhereItIsInTheLog() async throws {
        try await run { (site: TestSite) async throws in
            let page = String(buffer: try await site.get(site.articlePath, [.acceptLanguage: "en"]).body)
            #expect(page.contains("In the log since 23 Nov"), "it was public before there was a log")
            #expect(page.contains("href=\"\(site.articlePath)/verify\""))
            let verify = try await site.get("\(site.articlePath)/verify", [.acceptLanguage: "en"])
            let text = String(buffer: verify.body)
            #expect(verify.status == .ok)
            #expect(text.contains("data-certificate=\"\(site.articlePath)/certificate.json\""))
            #expect(text.contains("byline verify https://byline.example\(site.articlePath)"))
            #expect(text.contains("log-verify.js"))
        }
    }

    @Test func certificatesHold() async throws {
        try await run { (site: TestSite) async throws in
            let response = try await site.get("\(site.articlePath)/certificate.json")
            #expect(response.headers[.contentType] == "application/json")
            let certificate = try LogCertificate(json: Data(response.body.readableBytesView))
            #expect(try certificate.verify().act == "published")
            #expect(certificate.record?.contains("\"media\":[\"\(site.picture)\"") == true)
            let other = "/@other/\(site.article)/certificate.json"
            #expect(try await site.get(other).status == .notFound)
        }
    }

    @Test func tilesAreServedForEver() async throws {
        try await run { (site: TestSite) async throws in
            let tile = try await site.get("/log/tile/0/000.p/2")
            #expect(tile.status == .ok)
            #expect(tile.body.readableBytes == 64)
            #expect(tile.headers[.contentType] == "application/octet-stream")
            #expect(tile.headers[.cacheControl] == RenderedPage.immutable)
            let checkpoint = try await site.get("/log/checkpoint")
            #expect(checkpoint.headers[.contentType] == "text/plain; charset=utf-8")
            #expect(checkpoint.headers[.cacheControl] == RenderedPage.revalidated)
            for path in ["/log/tile/0/001", "/log/tile/x", "/log/tile/0/000.p/200", "/log/entry/99", "/log/entry/+1"] {
                #expect(try await site.get(path).status == .notFound, "\(path)")
            }
        }
    }

    @Test func whatIsNotSignedSaysSo() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            #expect(try await site.get("/log/checkpoint").status == .serviceUnavailable)
            #expect(try await site.get("\(site.articlePath)/verify").status == .serviceUnavailable)
            #expect(try await site.get("/log").status == .ok)
            while try await site.platform.backfillLog() > 0 {}
            let page = try await site.get("\(site.articlePath)/verify", [.acceptLanguage: "en"])
            #expect(String(buffer: page.body).contains("not signed yet"))
            #expect(try await site.get("\(site.articlePath)/certificate.json").status == .serviceUnavailable)
        }
    }

    @Test func aRemovedArticleLeavesAnEntryAndNothingElse() async throws {
        try await run { (site: TestSite) async throws in
            let article = site.article
            try await site.platform.write { connection in
                _ = try connection.execute("UPDATE article SET restriction = 'removed' WHERE id = \(article)")
            }
            #expect(try await site.get("\(site.articlePath)/verify").status == .gone)
            #expect(try await site.get("\(site.articlePath)/certificate.json").status == .gone)
            let entry = try await site.platform.read { connection in
                let live = try #require(try ArticleStore(connection: connection).find(article)?.liveRevision)
                return try #require(try LogStore(connection: connection).entry(of: live))
            }
            let page = try await site.get("/log/entry/\(entry.position)", [.acceptLanguage: "en"])
            #expect(String(buffer: page.body).contains("is not public, or no longer"))
            let certificate = try LogCertificate(
                json: Data(
                    try await site.get("/log/entry/\(entry.position)/certificate.json").body.readableBytesView))
            #expect(certificate.record == nil && certificate.salt == nil)
        }
    }
}
