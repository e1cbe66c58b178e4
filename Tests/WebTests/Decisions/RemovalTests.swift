import Document
import Foundation
import HTTPTypes
import HummingbirdTesting
import Kernel
import NIOCore
@testable import Publishing
import Storage
import TestSupport
import Testing

@testable import Web

/// Removed means removed everywhere at once: every address that showed an article is asked before, so that it is in every
/// cache, and at once after.
@Suite struct RemovalTests {
    private static let secret = "潜流之夜"

    private struct Removed {
        let id: Identifier<Article>
        let picture: ContentHash
        let preview: SecretToken

        /// Where readers come across it.
        var mentions: [String] {
            [
                "/", "/c/tech", "/t/\(Path.encoded("潜流"))", "/@paper", "/hot", "/hot/tech", "/latest", "/most-read",
                "/search?q=\(Path.encoded("潜流之夜"))", "/feed.xml", "/feed.rss", "/feed.json", "/c/tech/feed.xml",
                "/c/tech/feed.rss", "/c/tech/feed.json", "/@paper/feed.xml", "/@paper/feed.rss", "/@paper/feed.json",
                "/sitemap/articles/1.xml",
            ]
        }

        /// What is it, or part of it.
        var own: [String] {
            ["/@paper/\(id)", "/preview/\(preview.text)", "/media/\(picture)/640.jpg", "/media/\(picture)/320.webp"]
        }
    }

    private func put(_ site: TestSite) async throws -> Removed {
        let owner = try await site.writer("owner", .owner)
        let publication = try await site.publication()
        let picture = site.media.add(Array("picture of the night".utf8))
        let id = try await site.platform.beginArticle(
            in: publication.id, by: owner.account, language: .simplifiedChinese)
        try await site.platform.write { connection in
            try MediaRecordStore(connection: connection).insert(picture, at: testNow)
            try connection.execute(
                """
                INSERT INTO upload (hash, publication_id, account_id, name, created_at)
                VALUES (\(picture.hash), \(publication.id), \(owner.account.id), 'night.jpg', \(testNow))
                """)
        }
        var draft = DraftContent(
            content: ArticleContent(
                title: Self.secret, cover: picture.hash,
                document: Document([.paragraph([.plain("潜流之夜，潮水第二次涨上来。")])]),
                declarations: [Declaration(.original)]))
        draft.filing.channel = try await site.platform.chrome().channels.first?.id
        draft.filing.topics = ["潜流", "潮汐"]
        _ = try await site.platform.saveDraft(id, draft, base: 1, by: owner.account)
        try await site.platform.submit(id, by: owner.account)
        try await site.platform.write { connection in
            let submission = try #require(try SubmissionStore(connection: connection).latest(of: id))
            try GoingLive(connection: connection).publish(submission, by: nil, at: testNow)
        }
        return Removed(
            id: id, picture: picture.hash,
            preview: try await site.platform.makePreviewLink(to: id, by: owner.account))
    }

    private func shows(_ site: TestSite, _ path: String, _ article: Removed) async throws -> Bool {
        let text = try await site.text(path)
        // A search says again what it was asked for.
        if path.hasPrefix("/search") { return text.contains(article.id.description) }
        return text.contains("<title>\(Self.secret)</title>") || text.contains(">\(Self.secret)<")
            || text.contains("\"\(Self.secret)\"") || text.contains(article.id.description)
    }

    @Test(arguments: DatabaseKind.allCases, DecisionReasons.Ground.allCases)
    func itIsNowhere(_ kind: DatabaseKind, _ ground: DecisionReasons.Ground) async throws {
        try await TestSite.run(kind) { (site: TestSite) async throws in
            let article = try await put(site)
            let reader = try await site.visitor("reader")
            _ = try await reader.post("/@paper/\(article.id)/bookmark", ["on": "1"])
            let other = site.articlePath
            var before: Set<String> = []
            for _ in 1...2 {
                for path in article.mentions + [other] where try await shows(site, path, article) {
                    before.insert(path)
                }
                for path in article.own { #expect(try await site.get(path).status == .ok, "\(path)") }
            }
            // So that the walk proves something: nearly every list has it. The hot list ranks, and may not.
            for path in article.mentions + [other] where !path.hasPrefix("/most") && !path.hasPrefix("/hot") {
                #expect(before.contains(path), "\(path)")
            }

            let officer = try await site.visitor("officer", [.reviewer])
            let answer = try await officer.post(
                "/desk/decisions/new?on=article&id=\(article.id)",
                [
                    "measure": "remove", "ground": ground.rawValue, "rule": "第 3 条", "category": "violence",
                    "explanation": "违反规定。", "facts": "事实。", "source": "own-initiative", "fault": "",
                ])
            #expect(answer.status == .seeOther)
            let id = try #require(answer.headers[.location]?.split(separator: "/").last?.split(separator: "?").first)

            for path in article.mentions + [other] {
                #expect(try await !shows(site, path, article), "\(path)")
            }
            let status: HTTPResponse.Status = ground == .law ? .unavailableForLegalReasons : .gone
            for path in article.own.prefix(2) {
                let page = try await site.get(path)
                #expect(page.status == status, "\(path)")
                let text = String(buffer: page.body)
                #expect(text.contains("/decisions/\(id)") && text.contains("第 3 条") && text.contains("违反规定。"))
                #expect(!text.contains(Self.secret))
                #expect(page.headers[.cacheControl] == "no-store")
            }
            for path in article.own.suffix(2) { #expect(try await site.get(path).status == .notFound, "\(path)") }
            #expect(try await !reader.text("/account/bookmarks").contains(Self.secret))
            #expect(try await site.get("/decisions/\(id)").status == .ok)
            #expect(try await site.text("/decisions").contains("/decisions/\(id)"))

            // And everywhere again when it is lifted.
            let decision = try #require(Identifier<Decision>(String(id)))
            _ = try await officer.post("/desk/decisions/\(decision)/lift", ["reason": "看错了。"])
            for path in before { #expect(try await shows(site, path, article), "\(path)") }
            for path in article.own { #expect(try await site.get(path).status == .ok, "\(path)") }
        }
    }
}
