import Foundation
import HTTPTypes
import HummingbirdTesting
import Kernel
@testable import Publishing
import TestSupport
import Testing

@testable import Web

@Suite struct StudioPageTests {
    @Test func theListShowsWhatCanBeDoneNext() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let owner = try await site.writer("owner", .owner)
            let begun = try await owner.post("/studio/new", ["publication": site.publication().id.description])
            #expect(begun.status == .seeOther)
            let path = try #require(begun.headers[.location])
            let page = try await owner.text("/studio")
            for part in [
                "action=\"\(path)/submit\"", "action=\"\(path)/delete\"", "href=\"\(path)/history\"", "潮水第二张脸",
            ] {
                #expect(page.contains(part), "\(part)")
            }
            #expect(try await owner.text("/studio?filter=scheduled").contains("这里没有文章"))
            #expect(try await owner.text("/studio?q=Merkle").contains("Merkle trees"))
            #expect(try await owner.get("/studio?publication=nobody").status == .notFound)
            let gone = try await owner.post("\(path)/delete")
            #expect(gone.headers[.location] == "/studio?done=deleted")
            #expect(try await owner.get(path).status == .notFound)
        }
    }

    @Test func whoHasNoPublicationIsToldWhatToDo() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let stranger = try await site.writer("stranger")
            let page = try await stranger.text("/studio")
            #expect(page.contains("你还没有号") && page.contains("href=\"/apply\""))
            let forged = try await stranger.post("/studio/new", ["publication": site.publication().id.description])
            #expect(forged.status == .notFound)
        }
    }

    @Test func anImportedArticleCanBeUpdatedAndCorrected() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let owner = try await site.writer("owner", .owner)
            let id = site.article
            #expect(try await owner.get("/studio/\(id)").status == .ok)
            #expect(try await owner.get("/studio/\(id)/history").status == .ok)
            let draft = try await site.platform.draft(id, for: owner.account)
            var content = draft.content
            content.content.title = "潮水第三张脸"
            content.filing.correction = "题目错了。"
            _ = try await site.platform.saveDraft(id, content, base: draft.version, by: owner.account)
            #expect(try await owner.post("/studio/\(id)/submit").headers[.location] == "/studio/\(id)?done=submitted")
            #expect(try await site.text(site.articlePath).contains("潮水第二张脸"))
            try await site.platform.write { connection in
                let submission = try #require(try SubmissionStore(connection: connection).latest(of: id))
                try GoingLive(connection: connection).publish(submission, by: nil, at: testNow)
            }
            site.web.forgetPages()
            let page = try await site.text(site.articlePath)
            #expect(page.contains("题目错了。") && page.contains("\(site.articlePath)/corrections#c"))
            let corrections = try await site.text("\(site.articlePath)/corrections")
            #expect(corrections.contains("<del") && corrections.contains("<ins") && corrections.contains("题目错了。"))
            #expect(try await owner.text("/studio/\(id)/timeline").contains("owner"))
            #expect(try await owner.text("/studio/\(id)/compare?from=r1&to=r2").contains("<ins"))
        }
    }
}
