import Storage
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Testing

@testable import Publishing
@testable import Web

@Suite struct ReadSeeingTests {
    private static let browser: HTTPFields = [
        .userAgent: "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0", .accept: "text/html,application/xhtml+xml",
    ]

    private func counted(_ site: TestSite) async throws -> Int {
        try await site.platform.count(site.web.reads)
        return try await site.platform.read {
            try $0.value("SELECT coalesce(sum(reads), 0) AS n FROM article_tally") ?? 0
        }
    }

    @Test func whoIsSentAnArticleIsCountedOnce() async throws {
        try await TestSite.run { site in
            let first = try await site.get(site.articlePath, Self.browser)
            #expect(first.status == .ok)
            _ = try await site.get(site.articlePath, Self.browser)
            #expect(try await counted(site) == 1)
        }
    }

    @Test func whoHasThePageAlreadyIsCountedToo() async throws {
        try await TestSite.run { site in
            let tag = try #require(try await site.get(site.articlePath).headers[.eTag])
            var headers = Self.browser
            headers[.ifNoneMatch] = tag
            #expect(try await site.get(site.articlePath, headers).status == .notModified)
            #expect(try await counted(site) == 1)
        }
    }

    @Test func machinesAreNotReaders() async throws {
        try await TestSite.run { site in
            func with(_ name: String, _ value: String) throws -> HTTPFields {
                var headers = Self.browser
                headers[try #require(HTTPField.Name(name))] = value
                return headers
            }
            for headers in [
                [:], try with("User-Agent", "Mozilla/5.0 (compatible; Googlebot/2.1)"),
                try with("User-Agent", "curl/8.0"), try with("Accept", "*/*"), try with("Sec-Purpose", "prefetch"),
                try with("Sec-Purpose", "prefetch;prerender"), try with("Purpose", "preview"),
                try with("Sec-Fetch-Dest", "iframe"),
            ] {
                #expect(try await site.get(site.articlePath, headers).status == .ok)
            }
            _ = try await site.client.execute(uri: site.articlePath, method: .head, headers: Self.browser)
            _ = try await site.get("/@paper/\(Identifier<Article>.mint())", Self.browser)
            _ = try await site.get("/@paper", Self.browser)
            #expect(try await counted(site) == 0)
            // The browser that fetched it in advance comes to read it.
            _ = try await site.get(site.articlePath, Self.browser)
            #expect(try await counted(site) == 1)
        }
    }

    @Test(
        arguments: [
            (nil, ReadSource.direct), ("https://byline.example/", .portal),
            ("https://byline.example/c/tech?page=2", .channel),
            ("https://byline.example/@paper", .publication), ("https://byline.example/@paper/abc", .article),
            ("https://byline.example/most-read/tech", .hot), ("https://byline.example/search?q=secret", .search),
            ("https://byline.example/about", .site), ("https://www.google.co.uk/", .searchEngine),
            ("https://m.baidu.com/s", .searchEngine),
            ("android-app://com.google.android.googlequicksearchbox/", .searchEngine),
            ("https://feedly.com/i/latest", .feed), ("https://blog.example.org/a", .elsewhere), ("nonsense", .direct),
            ("https://example.so/", .elsewhere),
        ] as [(String?, ReadSource)])
    func theKindOfPlaceIsTold(_ referer: String?, _ source: ReadSource) {
        #expect(ReadSource(referer: referer, own: ["byline.example"]) == source)
    }
}
