import Foundation
import HTTPTypes
import HummingbirdTesting
import Kernel
@testable import Publishing
import NIOCore
import Storage
import Testing

@testable import Web

@Suite struct PageServingTests {
    private static let pages = [
        "/", "/c/tech", "/t/%E6%BD%AE%E6%B1%90", "/@paper", "/publications", "/hot", "/search", "/search?q=%E6%BD%AE",
        "/search?q=nothing", "/about", "/about/rules", "/about/ranking", "/feed.xml", "/feed.rss", "/feed.json",
        "/c/tech/feed.xml", "/@paper/feed.json", "/sitemap.xml", "/sitemap/pages.xml", "/sitemap/articles/1.xml",
        "/robots.txt",
    ]

    @Test(arguments: pages) func isServedInBothLanguagesWithAllHeaders(_ path: String) async throws {
        try await TestSite.run { (site: TestSite) async throws in
            for language in Language.allCases {
                let response = try await site.get(path, [.acceptLanguage: language.rawValue])
                #expect(response.status == .ok, "\(path)")
                #expect(response.headers[.contentSecurityPolicy] == SecurityHeaders.policy)
                #expect(response.headers[.xContentTypeOptions] == "nosniff")
                #expect(response.headers[.eTag] != nil)
                #expect(response.headers[.vary]?.contains("Accept-Language") == true)
                let text = String(buffer: response.body)
                #expect(!text.contains("{{"))
                #expect(!text.contains(" style=\""))
            }
        }
    }

    @Test func htmlPagesSayTheirLanguageAndHaveOneHeading() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            for path in Self.pages + [site.articlePath] {
                let response = try await site.get(path, [.acceptLanguage: "en-GB,en;q=0.9"])
                guard response.headers[.contentType]?.hasPrefix("text/html") == true else { continue }
                let text = String(buffer: response.body)
                #expect(text.contains("<html lang=\"en\">"), "\(path)")
                #expect(text.components(separatedBy: "<h1").count == 2, "\(path)")
                #expect(
                    text.contains("<link rel=\"canonical\" href=\"https://byline.example/")
                        || path.hasPrefix("/search"), "\(path)")
            }
        }
    }

    @Test func anUnchangedPageIsNotSentAgain() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let tag = try #require(try await site.get("/").headers[.eTag])
            let again = try await site.get("/", [.ifNoneMatch: "\"other\", W/\(tag)"])
            #expect(again.status == .notModified)
            #expect(again.body.readableBytes == 0)
            #expect(again.headers[.eTag] == tag)
            #expect(try await site.get("/", [.ifNoneMatch: "\"other\""]).status == .ok)
        }
    }

    @Test func aChangeIsShownOnceThePagesAreForgotten() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let tag = try await site.get("/").headers[.eTag]
            #expect(try await site.get("/").headers[.eTag] == tag)
            let before = try await site.platform.changeNumber()
            try await site.platform.write { connection in
                _ = try connection.execute("UPDATE revision SET title = '改了'")
            }
            #expect(try await site.platform.changeNumber() == before + 1)
            site.web.forgetPages()
            #expect(try await site.text("/").contains("改了"))
        }
    }

    @Test func onlyTheArticleThatChangedIsMadeAgain() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let portal = try await site.get("/").headers[.eTag]
            let changed = site.articlePath
            _ = try await site.get(changed)
            let stamps = try await site.platform.articleChanges(since: site.platform.clock.now)
            let id = site.article
            for _ in 1...2 {
                try await site.platform.write(shownOn: id) { connection in
                    _ = try connection.execute("UPDATE revision SET title = '改了'")
                }
            }
            let changes = try await site.platform.articleChanges(since: site.platform.clock.now).subtracting(stamps)
            #expect(changes.count == 1)
            for change in changes { site.web.articleChanged(change.handle, change.article) }
            // Whoever asks now may be sent the old one, and has the new one made.
            _ = try await site.get(changed)
            let key = PageCache.Key(address: changed, language: .simplifiedChinese, encoding: .identity)
            _ = try await site.web.cache.page(key, acceptsOutdated: false) { throw ReadingError.noSuchArticle }
            #expect(try await site.text(changed).contains("改了"))
            #expect(try await site.get("/").headers[.eTag] == portal)
        }
    }

    @Test func whoIsSignedInHasPagesOfTheirOwn() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let reader = try await site.visitor("reader")
            let page = try await reader.get("/")
            #expect(page.headers[.cacheControl] == "private, no-store")
            #expect(String(buffer: page.body).contains("reader"))
            #expect(!(try await site.text("/").contains("reader")))
            #expect(try await site.get("/").headers[.cacheControl] == "public, no-cache")
            #expect(try await reader.get("/feed.xml").headers[.cacheControl] == "public, no-cache")
        }
    }

    @Test(
        arguments: [("gzip", "gzip"), ("br, gzip", "br"), ("gzip;q=1, br;q=0.5", "gzip"), ("br;q=0", nil), ("", nil)]
            as [(String, String?)])
    func isCompressedAsTheBrowserTakesIt(_ accepted: String, _ encoding: String?) async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let plain = try await site.get(site.articlePath)
            let response = try await site.get(site.articlePath, [.acceptEncoding: accepted])
            #expect(response.headers[.contentEncoding] == encoding)
            if encoding == nil {
                #expect(response.body == plain.body)
            } else {
                #expect(response.body.readableBytes < plain.body.readableBytes / 2)
                #expect(response.headers[.eTag] != plain.headers[.eTag])
            }
        }
    }

    @Test func headIsGetWithoutABody() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let get = try await site.get("/c/tech")
            let head = try await site.client.execute(uri: "/c/tech", method: .head)
            #expect(head.status == .ok)
            #expect(head.body.readableBytes == 0)
            #expect(head.headers[.eTag] == get.headers[.eTag])
            #expect(head.headers[.contentType] == get.headers[.contentType])
        }
    }

    @Test func theReadersChoiceOfLanguageIsKept() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let chosen = try await site.get("/?lang=en", [.acceptLanguage: "zh-CN"])
            #expect(String(buffer: chosen.body).contains("<html lang=\"en\">"))
            #expect(chosen.headers[.setCookie]?.hasPrefix("lang=en") == true)
            #expect(
                try await site.text("/", [.cookie: "lang=en", .acceptLanguage: "zh-CN"]).contains("<html lang=\"en\">"))
            #expect(
                try await site.text("/", [.cookie: "lang=xx", .acceptLanguage: "zh-TW"]).contains("lang=\"zh-Hans\""))
            #expect(try await site.get("/?lang=evil").headers[.setCookie] == nil)
        }
    }
}
