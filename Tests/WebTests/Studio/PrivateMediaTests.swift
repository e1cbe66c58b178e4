import NIOCore
import NIOFoundationEssentialsCompat
import Foundation
import HTTPTypes
import HummingbirdTesting
import Kernel
@testable import Publishing
import TestSupport
import Testing

@testable import Web

@Suite struct PrivateMediaTests {
    private func upload(_ writer: TestWriter, _ id: Identifier<Article>, _ words: String) async throws -> String {
        let answer = try await writer.send("/studio/\(id)/uploads", bytes: Data("picture \(words)".utf8))
        #expect(answer.status == .created)
        let body = try #require(try JSONSerialization.jsonObject(with: Data(buffer: answer.body)) as? [String: Any])
        return try #require(body["hash"] as? String)
    }

    @Test func anUploadIsItsWritersUntilReadersAreShownIt() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let owner = try await site.writer("owner", .owner), stranger = try await site.writer("stranger")
            let id = try await site.platform.beginArticle(
                in: site.publication().id, by: owner.account, language: .english)
            let path = "/media/\(try await upload(owner, id, "of a draft"))/640.jpg"
            #expect(try await site.get(path).status == .notFound)
            #expect(try await stranger.get(path).status == .notFound)
            let own = try await owner.get(path)
            #expect(own.status == .ok && own.headers[.cacheControl] == "private, no-store")
        }
    }

    @Test func aPreviewLinkOpensTheDraftAndItsPictures() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let owner = try await site.writer("owner", .owner)
            let id = try await site.platform.beginArticle(
                in: site.publication().id, by: owner.account, language: .english)
            let hash = try await upload(owner, id, "in a preview")
            var draft = DraftJSON.text("给你看看。")
            draft.cover = hash
            #expect(try await owner.send("/studio/\(id)/draft", TestSave(content: draft)).status == .ok)
            let token = try await site.platform.makePreviewLink(to: id, by: owner.account)
            let preview = try await site.get("/preview/\(token.text)")
            #expect(preview.status == .ok && preview.headers[.cacheControl] == "private, no-store")
            #expect(preview.headers[.init("X-Robots-Tag") ?? .accept]?.contains("noindex") == true)
            let page = String(buffer: preview.body)
            #expect(page.contains("给你看看。") && page.contains("noindex") && !page.contains("rel=\"canonical\""))
            let cookie = try #require(preview.headers[.setCookie])
            #expect(cookie.contains("Path=/media") && cookie.contains("HttpOnly"))
            let held = String(cookie.prefix { $0 != ";" })
            #expect(try await site.get("/media/\(hash)/640.jpg", [.cookie: held]).status == .ok)
            #expect(try await site.get("/media/\(hash)/640.jpg").status == .notFound)
            #expect(try await site.get("/preview/\(SecretToken().text)").status == .notFound)
            #expect(try await site.get("/preview/x").status == .notFound)
        }
    }

    @Test func onlyThePreviewMayStandInAFrame() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let owner = try await site.writer("owner", .owner)
            let id = try await site.platform.beginArticle(
                in: site.publication().id, by: owner.account, language: .english)
            func policy(_ path: String) async throws -> String {
                try await owner.get(path).headers[.contentSecurityPolicy] ?? ""
            }
            #expect(try await policy("/studio/\(id)/preview/page").contains("frame-ancestors 'self'"))
            #expect(try await policy("/studio/\(id)/preview").contains("frame-src 'self'"))
            for path in ["/studio/\(id)", "/studio/\(id)/preview", "/studio", "/"] {
                #expect(try await policy(path).contains("frame-ancestors 'none'"), "\(path)")
            }
        }
    }

    @Test func filesThatAreNoneAreRefusedWithWords() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let owner = try await site.writer("owner", .owner)
            let id = try await site.platform.beginArticle(
                in: site.publication().id, by: owner.account, language: .english)
            let wrong = try await owner.send("/studio/\(id)/uploads", bytes: Data("<svg onload=alert(1)>".utf8))
            #expect(wrong.status == .badRequest)
            let large = try await owner.send("/studio/\(id)/uploads", bytes: Data(count: 100_001))
            #expect(large.status == .contentTooLarge)
            #expect(try FileManager.default.contentsOfDirectory(atPath: site.web.incoming.path) == [])
        }
    }
}
