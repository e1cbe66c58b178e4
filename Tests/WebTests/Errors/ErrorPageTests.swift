import HTTPTypes
import HummingbirdTesting
import Kernel
@testable import Publishing
import NIOCore
import Storage
import Testing

@testable import Web

@Suite struct ErrorPageTests {
    @Test(arguments: [
        "/nowhere", "/c/none", "/c/%2e%2e", "/t/none", "/@nobody", "/@paper/0", "/@paper/zzzz", "/@nobody/1",
        "/c/tech?page=0",
        "/c/tech?page=2", "/c/tech?page=x", "/media/x/640.webp", "/media/../../etc/passwd",
        "/assets/../../Package.swift",
        "/assets/none.css", "/sitemap/articles/2.xml", "/sign-out", "/@PAPER", "/c/%FF",
    ])
    func whatIsNotThereIsSaidInTheReadersLanguage(_ path: String) async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let response = try await site.get(path, [.acceptLanguage: "en"])
            #expect(response.status == .notFound || response.status == .badRequest, "\(response.status)")
            let text = String(buffer: response.body)
            #expect(text.contains("<html lang=\"en\">"), "\(path)")
            #expect(text.contains("href=\"/\""))
            #expect(response.headers[.contentSecurityPolicy] == SecurityHeaders.policy)
            #expect(response.headers[.cacheControl] == "no-store")
        }
    }

    @Test func aRemovedArticleIsGone() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let id = site.article
            try await site.platform.write { connection in
                _ = try connection.execute("UPDATE article SET restriction = 'removed' WHERE id = \(id)")
            }
            #expect(try await site.get(site.articlePath).status == .gone)
        }
    }

    @Test func anArticleHasOneAddress() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            #expect(try await site.get("/@other/\(site.article)").status == .notFound)
        }
    }

    @Test func internalErrorsShowNothingInternal() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            try await site.platform.write { connection in _ = try connection.execute("DROP TABLE comment") }
            let response = try await site.get(site.articlePath, [.acceptLanguage: "en"])
            #expect(response.status.code >= 500)
            let text = String(buffer: response.body)
            #expect(!text.lowercased().contains("sql") && !text.contains("no such table"))
            #expect(text.contains("<html lang=\"en\">"))
        }
    }

    @Test func oldAddressesMoveForGood() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let id = site.article
            try await site.platform.write { connection in
                try RedirectStore(connection: connection).insert("/2016/05/%E8%8C%B6/", to: id)
                try RedirectStore(connection: connection).insert("/archive.php?p=7", to: id)
            }
            for path in ["/2016/05/%E8%8C%B6/", "/2016/05/%e8%8c%b6?utm=1", "/archive.php?p=7"] {
                let response = try await site.get(path)
                #expect(response.status == .movedPermanently, "\(path)")
                #expect(response.headers[.location] == site.articlePath)
            }
            #expect(try await site.get("/archive.php?p=8").status == .notFound)
        }
    }
}
