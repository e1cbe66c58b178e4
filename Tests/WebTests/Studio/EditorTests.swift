import NIOFoundationEssentialsCompat
import Foundation
import HTTPTypes
import HummingbirdTesting
import Kernel
import NIOCore
@testable import Publishing
import TestSupport
import Testing

@testable import Web

@Suite struct EditorTests {
    private func begin(_ writer: TestWriter) async throws -> Identifier<Article> {
        try await writer.site.platform.beginArticle(
            in: writer.site.publication().id, by: writer.account, language: .simplifiedChinese)
    }

    private func json(_ response: TestResponse) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(buffer: response.body)) as? [String: Any])
    }

    @Test func whatIsSavedIsThereWhenTheEditorIsOpened() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let writer = try await site.writer("owner", .owner)
            let id = try await begin(writer)
            var draft = DraftJSON.text("潮水第二次涨上来。")
            draft.scheduled = "2026-12-01T08:30"
            draft.topics = ["  潮汐 ", ""]
            draft.declarations = [Declaration(.reprint, source: "某报", link: "https://example.org/a")]
            let saved = try await writer.send("/studio/\(id)/draft", TestSave(content: draft))
            #expect(saved.status == .ok)
            #expect(saved.headers[.cacheControl] == "private, no-store")
            let reply = try json(saved)
            #expect(reply["version"] as? Int == 2 && reply["isMerged"] as? Bool == false)
            #expect(reply["words"] as? Int == 8 && reply["clock"] as? String == "12:00")
            #expect((reply["missing"] as? [String]) == ["channel"])
            let opened = try json(try await writer.get("/studio/\(id)/draft", accept: "application/json"))
            let content = try #require(opened["content"] as? [String: Any])
            #expect(content["scheduled"] as? String == "2026-12-01T08:30")
            #expect(content["topics"] as? [String] == ["潮汐"])
            #expect(try await writer.text("/studio/\(id)").contains("id=\"studio-data\""))
        }
    }

    @Test func twoTabsGetBothTexts() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let writer = try await site.writer("owner", .owner)
            let id = try await begin(writer)
            func save(_ words: String, base: Int) async throws -> [String: Any] {
                try json(try await writer.send("/studio/\(id)/draft", TestSave(base: base, content: .text(words))))
            }
            _ = try await save("共有 30 人到场。", base: 1)
            _ = try await save("共有 20 人到场。", base: 2)
            let second = try await save("共有 50 人到场。", base: 2)
            #expect(second["isMerged"] as? Bool == true && second["version"] as? Int == 3)
            #expect(second["sent"] as? Int == 4)
            let conflict = try #require((second["conflicts"] as? [[String: Any]])?.first)
            #expect(conflict["place"] as? String == "block" && conflict["index"] as? Int == 0)
            #expect((conflict["mine"] as? String)?.contains("50") == true)
            #expect((conflict["theirs"] as? String)?.contains("20") == true)
        }
    }

    @Test func strangersAndTheSignedOutLearnNothing() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let owner = try await site.writer("owner", .owner), stranger = try await site.writer("stranger")
            let id = try await begin(owner)
            for path in ["", "/draft", "/preview", "/preview/page", "/history", "/timeline", "/compare?from=s1&to=s1"] {
                #expect(try await stranger.get("/studio/\(id)\(path)").status == .notFound, "\(path)")
                #expect(try await site.get("/studio/\(id)\(path)").status == .seeOther, "\(path)")
            }
            for path in ["draft", "compare"] {
                let answer = try await stranger.send("/studio/\(id)/\(path)", TestSave(content: .text("偷看")))
                #expect(answer.status == .notFound, "\(path)")
            }
            for path in ["submit", "hand-in", "recall", "withdraw", "delete", "restore", "preview/link"] {
                #expect(
                    try await stranger.post("/studio/\(id)/\(path)", ["version": "s1"]).status == .notFound, "\(path)")
            }
            #expect(try await stranger.send("/studio/\(id)/uploads", bytes: Data("picture".utf8)).status == .notFound)
            let signedOut = try await site.get("/studio/session", [.accept: "application/json"])
            #expect(signedOut.status == .unauthorized)
        }
    }

    @Test func nothingIsChangedWithoutTheKeyOfTheSession() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let writer = try await site.writer("owner", .owner)
            let id = try await begin(writer)
            let body = ByteBuffer(data: try JSONEncoder().encode(TestSave(content: .text("伪造"))))
            let cookie: HTTPFields = [.cookie: "session=\(writer.session.text)", .accept: "application/json"]
            for path in ["draft", "uploads", "compare"] {
                let forged = try await site.client.execute(
                    uri: "/studio/\(id)/\(path)", method: .post, headers: cookie, body: body)
                #expect(forged.status == .forbidden, "\(path)")
            }
            for path in ["submit", "delete", "restore", "preview/link"] {
                #expect(try await writer.post("/studio/\(id)/\(path)", ["csrf": "forged"]).status == .forbidden)
            }
            #expect(try await site.platform.draft(id, for: writer.account).version == 1)
        }
    }

    @Test func onlyFieldsTheEditorHasAreTaken() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let writer = try await site.writer("contributor", .contributor)
            let id = try await begin(writer)
            let sent = """
                {"base": 1, "state": "published", "version": 9, "account": "1", "content": {"title": "题", "summary": "",
                "language": "en", "document": "{\\"type\\":\\"doc\\"}", "declarations": [], "topics": [], "comments": "open",
                "state": "published", "publication": "1", "author": "1", "restriction": "none", "published_at": 1,
                "filing": {"channel": 1}, "label": "x"}}
                """
            #expect(try await writer.send("/studio/\(id)/draft", bytes: Data(sent.utf8)).status == .ok)
            let draft = try await site.platform.draft(id, for: writer.account)
            #expect(draft.state == .draft && draft.version == 2 && draft.content.filing == Filing())
            #expect(try await writer.post("/studio/\(id)/submit", ["state": "published"]).status == .forbidden)
            #expect(try await site.get("/@paper/\(id)").status == .notFound)
        }
    }

    @Test func whatIsMissingIsNamed() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let writer = try await site.writer("owner", .owner)
            let id = try await begin(writer)
            let form = try await writer.post("/studio/\(id)/submit")
            #expect(form.status == .seeOther && form.headers[.location] == "/studio/\(id)?check=1")
            #expect(try await writer.text("/studio/\(id)?check=1").contains("data-missing=\"channel\""))
            let script = try await site.client.execute(
                uri: "/studio/\(id)/submit", method: .post,
                headers: [
                    .cookie: "session=\(writer.session.text)", .accept: "application/json",
                    .contentType: "application/x-www-form-urlencoded",
                ], body: ByteBuffer(string: "csrf=\(writer.csrf)"))
            #expect(script.status == .unprocessableContent)
            #expect(try json(script)["missing"] as? [String] == ["title", "body", "channel"])
        }
    }
}
