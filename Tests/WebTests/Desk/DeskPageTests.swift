import Foundation
import HummingbirdTesting
import HTTPTypes
import NIOCore
import Document
import Kernel
@testable import Publishing
import Storage
import TestSupport
import Testing

@testable import Web

@Suite struct DeskPageTests {
    /// An article that waits for review.
    private func submitted(_ site: TestSite, _ title: String = "退潮 <b>以后</b>", by writer: TestWriter) async throws
        -> Identifier<Submission>
    {
        let platform = site.platform
        let publication = try await site.publication()
        _ = try await platform.write {
            try $0.execute("UPDATE publication SET state = 'probation' WHERE id = \(publication.id)")
            return try $0.execute(
                """
                INSERT INTO upload (hash, publication_id, account_id, name, created_at)
                VALUES (\(site.picture), \(publication.id), \(writer.account.id), 'tea.png', \(testNow))
                """)
        }
        let article = try await platform.beginArticle(
            in: publication.id, by: writer.account, language: .simplifiedChinese)
        var filing = Filing()
        filing.channel = try await platform.read { try ChannelStore(connection: $0).all().first?.id }
        _ = try await platform.saveDraft(
            article,
            DraftContent(
                content: ArticleContent(
                    title: title,
                    document: Document([
                        .paragraph([.plain("潮水退了，<滩涂>露出来。")]), .paragraph([.plain("白鹭在浅水里走。")]),
                        .figure(Figure(source: .stored(site.picture), alt: "")),
                    ]), declarations: [Declaration(.original)]), filing: filing), base: 1, by: writer.account)
        try await platform.submit(article, by: writer.account)
        _ = try await platform.screenNext()
        return try await platform.read { try #require(try SubmissionStore(connection: $0).latest(of: article)).id }
    }

    @Test func theQueueAndTheArticleAreForReviewersOnly() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let owner = try await site.writer("owner", .owner)
            let reviewer = try await site.writer("reviewer", site: [.reviewer])
            let curator = try await site.writer("curator", site: [.channelEditor])
            let stranger = try await site.writer("stranger")
            let id = try await submitted(site, by: owner)
            #expect(try await site.get("/desk").headers[.location] == "/sign-in?next=%2Fdesk")
            for viewer in [owner, stranger] {
                for path in ["/desk", "/desk/\(id)", "/desk/channels", "/desk/channels/-", "/desk/channels/tech"] {
                    #expect(try await viewer.get(path).status == .notFound, "\(path)")
                }
            }
            #expect(try await curator.get("/desk").headers[.location] == "/desk/channels")
            #expect(try await curator.get("/desk/\(id)").status == .notFound)
            #expect(try await curator.get("/desk/channels/-").status == .ok)
            #expect(try await reviewer.get("/desk/channels").status == .notFound)

            let queue = try await reviewer.text("/desk")
            #expect(queue.contains("退潮 &lt;b&gt;以后&lt;/b&gt;"))
            #expect(queue.contains("href=\"/desk/\(id)\""))
            #expect(!(try await reviewer.text("/desk?kind=after")).contains("退潮"))
            #expect(try await reviewer.text("/desk?kind=nonsense&channel=%FF&age=never").contains("退潮"))
            let page = try await reviewer.text("/desk/\(id)")
            #expect(page.contains("data-block=\"1\""))
            #expect(page.contains("&lt;滩涂&gt;"))
            #expect(page.contains("data-picture=\"0\""))
            #expect(page.contains("name=\"csrf\" value=\""))
            #expect(try await reviewer.get("/desk/zzz").status == .notFound)
            #expect(try await reviewer.get("/desk/!").status == .notFound)
        }
    }

    @Test func aReviewGoesItsWayInPlainForms() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let owner = try await site.writer("owner", .owner)
            let reviewer = try await site.writer("reviewer", site: [.reviewer])
            let id = try await submitted(site, by: owner)
            let next = try await reviewer.post("/desk/next?kind=before")
            #expect(next.headers[.location] == "/desk/\(id)?kind=before")
            #expect(try await reviewer.text("/desk/\(id)").contains("/desk/\(id)/release"))

            let commented = try await reviewer.post(
                "/desk/\(id)/comments", ["part": "body", "block": "2", "quote": "白鹭", "comment": "<i>几只？</i>"])
            #expect(commented.headers[.location]?.contains("#comment-") == true)
            let page = try await reviewer.text("/desk/\(id)")
            #expect(page.contains("&lt;i&gt;几只？&lt;/i&gt;"))
            #expect(page.contains(">白鹭</mark>"))

            // What cannot be done leaves the form as it was.
            let wrong = try await reviewer.post(
                "/desk/\(id)/comments", ["part": "body", "block": "9", "comment": "写了很久的意见"])
            #expect(wrong.status == .badRequest)
            #expect(String(buffer: wrong.body).contains("写了很久的意见"))
            let noReason = try await reviewer.post("/desk/\(id)/decision", ["decision": "reject"])
            #expect(noReason.status == .badRequest)
            #expect(String(buffer: noReason.body).contains("role=\"alert\""))
            #expect(try await reviewer.post("/desk/\(id)/decision", ["decision": "burn"]).status == .badRequest)

            let decided = try await reviewer.post(
                "/desk/\(id)/decision?kind=before", ["decision": "changes", "changes": "请写清楚。"])
            #expect(decided.headers[.location] == "/desk?kind=before&decided=\(id)")
            let queue = try await reviewer.text("/desk?kind=before&decided=\(id)")
            #expect(queue.contains("/desk/\(id)/undo?kind=before"))
            let undone = try await reviewer.post("/desk/\(id)/undo")
            #expect(undone.headers[.location] == "/desk/\(id)")
            let rejected = try await reviewer.post(
                "/desk/\(id)/decision", ["decision": "reject", "template": "来源不清，请补充。", "reason": ""])
            #expect(rejected.status == .seeOther)
            #expect(try await reviewer.text("/desk/\(id)").contains("来源不清，请补充。"))
            let late = try await reviewer.post("/desk/\(id)/decision", ["decision": "approve"])
            #expect(late.status == .conflict)
        }
    }

    @Test func nothingIsDoneForAForgedForm() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let owner = try await site.writer("owner", .owner)
            let reviewer = try await site.writer("reviewer", site: [.reviewer])
            let curator = try await site.writer("curator", site: [.channelEditor])
            let id = try await submitted(site, by: owner)
            for path in ["claim", "release", "decision", "undo", "comments", "comments/1/remove"] {
                let answer = try await reviewer.post(
                    "/desk/\(id)/\(path)", ["csrf": owner.csrf, "decision": "approve"])
                #expect(answer.status == .forbidden, "\(path)")
            }
            #expect(try await reviewer.post("/desk/next", ["csrf": ""]).status == .forbidden)
            #expect(try await curator.post("/desk/channels/-", ["csrf": "x", "change": "add"]).status == .forbidden)
            let submission = try await site.platform.read { try SubmissionStore(connection: $0).find(id) }
            #expect(submission?.claimedBy == nil && submission?.state == .inReview)
        }
    }

    @Test func anApprovedLabelStandsAboveTheArticle() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let owner = try await site.writer("owner", .owner)
            let reviewer = try await site.writer("reviewer", site: [.reviewer])
            let id = try await submitted(site, by: owner)
            _ = try await reviewer.post("/desk/\(id)/decision", ["decision": "label", "label": "事实 <未> 核实"])
            try await Platform(
                database: site.platform.database, media: site.platform.media,
                clock: .fixed(site.platform.clock.now.adding(seconds: 60))
            ).carryOutDecisions()
            let article = try await site.platform.read { try SubmissionStore(connection: $0).find(id)?.article }
            let page = try await site.text("/@paper/\(try #require(article))")
            #expect(page.contains("article-label"))
            #expect(page.contains("事实 &lt;未&gt; 核实"))
            #expect(!(try await site.text(site.articlePath)).contains("article-label"))
        }
    }

    @Test func channelEditorsPutAnArticleFirst() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let curator = try await site.writer("curator", site: [.channelEditor])
            let oldest = try await site.platform.read {
                try ArticleStore(connection: $0).latest(.everything, limit: 9).last
            }
            let article = try #require(oldest)
            for place in ["-", "tech"] {
                let done = try await curator.post(
                    "/desk/channels/\(place)",
                    ["change": "add", "kind": "lead", "address": "https://byline.example/@paper/\(article.id)?x=1#y"])
                #expect(done.headers[.location] == "/desk/channels/\(place)")
            }
            for path in ["/", "/c/tech"] {
                let page = try await site.text("\(path)?lang=en")
                #expect(page.contains("Editors’ choice"), "\(path)")
                let lead = try #require(page.range(of: "card-lead")),
                    title = try #require(page.range(of: article.title))
                #expect(lead.lowerBound < title.lowerBound)
            }
            let page = try await curator.text("/desk/channels/-?at=2030-01-01T08:00")
            #expect(page.contains("class=\"curation-preview\" inert"))
            #expect(page.contains("value=\"2030-01-01T08:00\""))
            let wrong = try await curator.post(
                "/desk/channels/-", ["change": "add", "kind": "pinned", "address": "/@paper/none!"])
            #expect(wrong.status == .badRequest)
            #expect(String(buffer: wrong.body).contains("/@paper/none!"))
            let backwards = try await curator.post(
                "/desk/channels/-",
                [
                    "change": "add", "kind": "pinned", "article": article.id.description,
                    "startsAt": "2030-01-02T00:00",
                    "endsAt": "2030-01-01T00:00",
                ])
            #expect(backwards.status == .badRequest)
            #expect(try await curator.post("/desk/channels/-", ["change": "remove", "slot": "1"]).status == .notFound)
            #expect(try await curator.get("/desk/channels/none").status == .notFound)
        }
    }

    @Test func theEditorSaysWhatTheScreeningNotes() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let owner = try await site.writer("owner", .owner)
            let id = try await submitted(site, by: owner)
            let article = try await site.platform.read { try SubmissionStore(connection: $0).find(id)?.article }
            #expect(try await owner.text("/studio/\(try #require(article))").contains("editor-noted-title"))
        }
    }
}
