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

@Suite struct CommentPageTests {
    private func say(_ text: String, on site: TestSite, by writer: TestWriter, _ more: [String: String] = [:])
        async throws -> TestResponse
    {
        try await writer.post(
            "\(site.articlePath)/comments", ["text": text].merging(more) { given, _ in given })
    }

    private func id(in location: String?) throws -> String {
        try #require(location?.split(separator: "#c-").last.map(String.init))
    }

    @Test func aFormPostsAndLeadsToTheComment() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let reader = try await site.writer("reader")
            let page = try await reader.text(site.articlePath)
            #expect(page.contains("<textarea id=\"comment-text\"") && page.contains("comments.js"))
            let answer = try await say("第一行\n第二行 https://example.org/?a=1&b=2 <b>", on: site, by: reader)
            #expect(answer.status == .seeOther)
            let location = try #require(answer.headers[.location])
            #expect(location.hasPrefix("\(site.articlePath)#c-"))
            let shown = try await reader.text(site.articlePath)
            let comment = try id(in: location)
            #expect(shown.contains("id=\"c-\(comment)\""))
            #expect(
                shown.contains("第一行\n第二行 <a href=\"https://example.org/?a=1&amp;b=2\" rel=\"nofollow ugc noopener\">"))
            #expect(shown.contains("&lt;b&gt;") && !shown.contains("<b>"))
            // A reply to it, and the reply's own address.
            let reply = try await say("答", on: site, by: reader, ["answering": comment])
            #expect(reply.headers[.location]?.hasPrefix("\(site.articlePath)#c-") == true)
            let replyID = try id(in: reply.headers[.location])
            for path in ["\(site.articlePath)/comments/\(comment)", "\(site.articlePath)/comments/\(replyID)"] {
                let thread = try await site.text(path)
                #expect(thread.contains("id=\"c-\(comment)\"") && thread.contains("id=\"c-\(replyID)\""))
                #expect(thread.contains("content=\"noindex\""))
            }
        }
    }

    @Test func whatIsRefusedIsNotLost() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let reader = try await site.writer("reader")
            let long = try await say(String(repeating: "水", count: 2001), on: site, by: reader)
            #expect(long.status == .unprocessableContent)
            #expect(long.text.contains(String(repeating: "水", count: 2001)) && long.text.contains("2000"))
            #expect(try await say(" \n ", on: site, by: reader).status != .seeOther)
            #expect(try await say("x", on: site, by: reader, ["csrf": "0"]).status == .forbidden)
            #expect(try await say("x", on: site, by: reader, ["answering": "!"]).status == .badRequest)
            #expect(try await say("x", on: site, by: reader, ["answering": "zzz"]).status == .notFound)
            let publication = try await site.publication()
            try await site.platform.write { connection in
                _ = try connection.execute(
                    "UPDATE article SET comments = 'closed' WHERE publication_id = \(publication.id)")
            }
            let closed = try await say("晚了一步", on: site, by: reader)
            #expect(closed.status == .unprocessableContent && closed.text.contains("晚了一步"))
            let page = try await reader.text(site.articlePath)
            #expect(!page.contains("id=\"comment-text\"") && page.contains("comments-closed"))
            #expect(!page.contains("data-stream"))
        }
    }

    @Test func whoIsNotSignedInIsLedToSignInAndBack() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let page = try await site.text(site.articlePath)
            let back = Path.encoded("\(site.articlePath)#comments")
            #expect(page.contains("href=\"/sign-in?next=\(back)\"") && !page.contains("<textarea"))
            #expect(!page.contains("csrf"))
            let posted = try await Browser(site).post("\(site.articlePath)/comments", ["text": "x"])
            #expect(posted.headers[.location] == "/sign-in?next=\(back)")
            let comment = try #require(try await site.platform.article(site.article).comments.page.threads.first)
            for part in ["report", "edit", "delete", "hide", "remove"] {
                let path = "\(site.articlePath)/comments/\(comment.comment.comment.id)/\(part)"
                #expect(try await site.get(path).headers[.location] == "/sign-in?next=\(Path.encoded(path))")
            }
            for query in ["order=x", "after=!", "from=zzz", "before=zzz"] {
                #expect(try await site.get("\(site.articlePath)/comments?\(query)").status == .notFound)
            }
            #expect(try await site.get("/@other/\(site.article)/comments").status == .notFound)
            #expect(try await site.get("\(site.articlePath)/comments/new?since=x").status == .badRequest)
        }
    }

    @Test func oneAddressIsRefusedCheaplyAndOthersAreNot() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let flooding = Browser(site, address: "192.0.2.66"), other = Browser(site, address: "192.0.2.67")
            var refused: TestResponse?
            for _ in 0..<40 {
                let answer = try await flooding.post("\(site.articlePath)/comments", ["text": "x"])
                if answer.status == .tooManyRequests { refused = answer }
            }
            #expect(refused?.text.contains("<h1") == true)
            #expect(try await other.post("\(site.articlePath)/comments", ["text": "x"]).status == .seeOther)
        }
    }

    @Test func editingReportingAndDeleting() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let reader = try await site.writer("reader"), other = try await site.writer("other")
            let comment = try id(in: try await say("水张了", on: site, by: reader).headers[.location])
            let path = "\(site.articlePath)/comments/\(comment)"
            #expect(try await reader.text("\(path)/edit").contains("水张了</textarea>"))
            #expect(try await other.get("\(path)/edit").status == .forbidden)
            #expect(try await reader.post("\(path)/edit", ["text": "水涨了"]).status == .seeOther)
            let page = try await reader.text(site.articlePath)
            #expect(page.contains("水涨了") && page.contains(">已编辑</span>") || page.contains(">edited</span>"))
            #expect(try await other.post("\(path)/report", [:]).text.contains("field-error"))
            let reported = try await other.post("\(path)/report", ["reason": "spam", "note": "广告"])
            #expect(reported.headers[.location] == "\(path)?done=reported#c-\(comment)")
            #expect(try await other.text("\(path)?done=reported").contains("comments-done"))
            let reviewer = try await site.writer("reviewer", site: [.reviewer])
            let queue = try await reviewer.text("/desk/comments")
            #expect(queue.contains("水涨了") && queue.contains("广告"))
            #expect(try await other.get("/desk/comments").status == .notFound)
            let dismissed = try await reviewer.post("/desk/comments/\(comment)", ["action": "dismiss"])
            #expect(dismissed.headers[.location] == "/desk/comments?done")
            #expect(try await other.post("\(path)/delete").status == .forbidden)
            #expect(try await reader.post("\(path)/delete").headers[.location] == "\(site.articlePath)#comments")
            #expect(try await !reader.text(site.articlePath).contains("水涨了"))
        }
    }

    @Test func thePublicationModeratesItsOwn() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let owner = try await site.writer("owner", .owner), reader = try await site.writer("reader")
            let answer = try await owner.post("\(site.articlePath)/comments/mode", ["mode": "after-review"])
            #expect(answer.headers[.location] == "\(site.articlePath)#comments")
            let comment = try id(in: try await say("等我", on: site, by: reader).headers[.location])
            #expect(try await reader.text(site.articlePath).contains("comment-standing"))
            #expect(try await !site.text(site.articlePath).contains("等我"))
            let list = "/studio/publication/paper/comments"
            #expect(try await owner.text(list).contains("等我"))
            #expect(try await reader.get(list).status == .notFound)
            #expect(
                try await owner.post("\(list)/\(comment)", ["action": "approve"]).headers[.location] == "\(list)?done")
            let path = "\(site.articlePath)/comments/\(comment)"
            #expect(
                try await owner.post("\(path)/moderate", ["action": "pin", "page": site.articlePath])
                    .headers[.location] == site.articlePath)
            #expect(try await owner.text(site.articlePath).contains("comment-list-pinned"))
            #expect(try await reader.post("\(path)/moderate", ["action": "hide"]).status == .forbidden)
            #expect(try await owner.post("\(path)/hide", ["reason": "spam"]).status == .seeOther)
            #expect(try await owner.text("\(list)?show=hidden").contains("等我"))
            #expect(try await !site.text(site.articlePath).contains("等我"))
            #expect(
                try await owner.post("\(list)/\(comment)", ["action": "remove", "reason": "spam"]).status == .forbidden)
            #expect(try await reader.post("\(site.articlePath)/comments/mode", ["mode": "closed"]).status == .forbidden)
        }
    }

    @Test func theOperatorSetsThePolicy() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let chief = try await site.writer("chief", site: [.operator])
            #expect(try await chief.text("/admin/comments").contains("value=\"after-review\""))
            let values = [
                "mode": "after-review", "editMinutes": "5", "maximumLength": "500", "freeLinks": "1",
                "newcomerHours": "0",
            ]
            let saved = try await chief.post("/admin/comments", values)
            #expect(saved.headers[.location] == "/admin/comments?saved")
            let wrong = try await chief.post("/admin/comments", values.merging(["maximumLength": "3"]) { $1 })
            #expect(wrong.status == .unprocessableContent)
            #expect(try await site.platform.article(site.article).comments.mode == .afterReview)
            #expect(try await site.platform.article(site.article).comments.maximumLength == 500)
        }
    }

    @Test func whatIsNewComesAsAFragment() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let reader = try await site.writer("reader")
            _ = try await say("新的", on: site, by: reader)
            let fragment = try await site.text("\(site.articlePath)/comments/new?since=\(testNow.milliseconds)")
            #expect(fragment.contains("新的") && fragment.contains("class=\"comment-thread\""))
            #expect(!fragment.contains("<html") && !fragment.contains("csrf"))
        }
    }

    @Test func watchersAreBoundedAndLetGo() async throws {
        let watch = CommentWatch(limit: 3, limitByAddress: 2)
        let (article, other) = (Identifier<Article>.mint(), Identifier<Article>.mint())
        let first = try #require(watch.begin(article, from: "a"))
        _ = try #require(watch.begin(article, from: "a"))
        #expect(watch.begin(other, from: "a") == nil && !watch.hasRoom(for: "a"))
        let third = try #require(watch.begin(other, from: "b"))
        #expect(watch.begin(other, from: "c") == nil)
        let news = CommentNews(count: 1, latest: testNow)
        watch.tell(news, of: article)
        // The same is not told again.
        watch.tell(news, of: article)
        watch.beat()
        watch.end(third)
        watch.end(third)
        #expect(watch.count == 2 && watch.articles == [article])
        watch.close()
        var heard: [Bool] = []
        for await message in first.messages {
            if case .news = message { heard.append(true) } else { heard.append(false) }
        }
        #expect(heard == [true, false])
        #expect(watch.begin(article, from: "d") == nil)
    }
}
