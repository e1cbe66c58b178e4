import Foundation
import HTTPTypes
import HummingbirdTesting
@testable import Publishing
import NIOCore
import Testing

@testable import Web

@Suite struct ArticlePageTests {
    @Test func holdsEveryElement() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let html = try await site.text(site.articlePath, [.acceptLanguage: "zh-CN"])
            for part in [
                "class=\"breadcrumb\"", "<h1 class=\"article-title\">潮水第二张脸</h1>", "href=\"/@paper\"",
                "datetime=\"2026-11-23T11:00:00+08:00\"", "潮水第二次涨上来。", "alt=\"茶\"", "640.webp 640w", "云汀",
                "class=\"platform-notice\"", "lang=\"en\"", "\(site.articlePath)/qr.svg", "service.weibo.com",
                "三条街以内的新闻", "class=\"publisher-more\"", "id=\"related-title\"", "id=\"hot-title\"", "id=\"comments\"",
                "href=\"/t/%E6%BD%AE%E6%B1%90\"", "property=\"og:image\"",
            ] {
                #expect(html.contains(part), "\(part)")
            }
        }
    }

    @Test func whatReadersWriteStaysText() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let html = try await site.text(site.articlePath)
            #expect(html.contains("好&lt;script&gt;alert(1)&lt;/script&gt;"))
            #expect(!html.contains("<script>alert"))
        }
    }

    @Test func linkedDataSaysWhatThePageIs() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let html = try await site.text(site.articlePath)
            let blocks = html.components(separatedBy: "<script type=\"application/ld+json\">").dropFirst()
                .compactMap { $0.components(separatedBy: "</script>").first }
            let objects = try blocks.map { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
            #expect(objects.map { $0?["@type"] as? String } == ["NewsArticle", "BreadcrumbList"])
            #expect(objects.first??["headline"] as? String == "潮水第二张脸")
            #expect(objects.first??["datePublished"] as? String == "2026-11-23T11:00:00+08:00")
        }
    }

    @Test func theQRCodeIsAPicture() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let response = try await site.get(site.articlePath + "/qr.svg")
            #expect(response.headers[.contentType] == "image/svg+xml")
            #expect(String(buffer: response.body).hasPrefix("<svg"))
        }
    }
}
