import HummingbirdTesting
import Foundation
import HTTPTypes
@testable import Publishing
import Testing

@testable import Web

@Suite struct ApplyPageTests {
    /// Fills in everything and submits; returns the application's page.
    private func apply(_ visitor: Visitor, name: String = "江边茶社") async throws -> String {
        #expect(try await visitor.post("/apply").status == .seeOther)
        _ = try await visitor.post("/apply/step/kind", ["kind": "personal"])
        _ = try await visitor.post("/apply/step/name", ["handle": "teahouse", "name": name, "tagline": "茶"])
        let page = try await visitor.text("/apply/step/content")
        let channel = try #require(page.firstMatch(of: /option value="(\w+)"/)?.1)
        _ = try await visitor.post("/apply/step/content", ["channel": String(channel), "reason": "写茶"])
        let open = try #require(try await visitor.site.platform.openApplication(of: visitor.account))
        return "/apply/\(open.application.id)"
    }

    @Test func theFormIsFilledInLeftResumedAndSubmitted() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            #expect(try await site.text("/apply", [.acceptLanguage: "zh-CN"]).contains("/sign-in?next=/apply"))
            let mei = try await site.visitor("mei")
            let path = try await apply(mei)
            #expect(try await mei.text("/apply").contains("继续填写"))
            #expect(try await mei.text("/apply/step/name").contains("value=\"江边茶社\""))
            #expect(try await mei.get(path).headers[.location] == "/apply/step/kind")
            let submitted = try await mei.post("\(path)/submit")
            #expect(submitted.headers[.location] == path)
            let page = try await mei.text(path)
            #expect(page.contains("已提交") && page.contains("江边茶社"))
        }
    }

    @Test func whatIsWrongIsSaidBesideTheFieldAndWhatWasTypedStays() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let mei = try await site.visitor("mei")
            _ = try await mei.post("/apply")
            let refused = try await mei.post("/apply/step/name", ["handle": "pa per", "name": "云汀 街坊"])
            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.contains("value=\"pa per\"") && refused.text.contains("首尾不能是连字符"))
            // The test site has a publication of this name.
            #expect(refused.text.contains("看上去一样的名称，请换一个"))
            let taken = try await mei.get("/apply/availability?handle=paper")
            #expect(taken.text.contains("\"taken\""))
            let reserved = try await mei.get("/apply/availability?name=" + Path.encoded("市 政 府"))
            #expect(reserved.text.contains("\"reserved\"") && reserved.text.contains("政府"))
            #expect(
                try await site.get("/apply/availability?handle=paper", [.accept: "application/json"]).status
                    == .unauthorized)
        }
    }

    @Test func proofIsServedToNobodyElse() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let mei = try await site.visitor("mei"), reviewer = try await site.visitor("li", [.reviewer])
            let stranger = try await site.visitor("stranger")
            let path = try await apply(mei, name: "茶叶日报")
            let bad = try await mei.post("\(path)/documents", file: Data("<script>".utf8), named: "x.pdf")
            #expect(bad.status == .unprocessableContent && bad.text.contains("PDF"))
            let added = try await mei.post("\(path)/documents", file: Data("%PDF-1.7".utf8), named: "证明.pdf")
            #expect(added.status == .seeOther)
            let page = try await mei.text("/apply/step/proof")
            let document = String(try #require(page.firstMatch(of: /\/apply\/documents\/[\w-]{43}/)?.0))
            let seen = try await mei.get(document)
            #expect(seen.text == "%PDF-1.7" && seen.headers[.contentType] == "application/pdf")
            #expect(seen.headers[.cacheControl] == "private, no-store")
            #expect(seen.headers[.contentDisposition]?.contains("%E8%AF%81") == true)
            #expect(try await stranger.get(document).status == .notFound)
            #expect(try await reviewer.get(document).status == .notFound)
            #expect(try await site.get(document).status == .seeOther)
            _ = try await mei.post("\(path)/submit")
            #expect(try await reviewer.get(document).status == .ok)
            #expect(try await stranger.get(path).status == .notFound)
            #expect(try await stranger.post("\(path)/withdraw").status == .notFound)
            #expect(try await mei.post("\(path)/withdraw", ["csrf": "forged"]).status == .forbidden)
        }
    }

    @Test func reviewersAskApproveAndReject() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let mei = try await site.visitor("mei"), reviewer = try await site.visitor("li", [.reviewer])
            let path = try await apply(mei)
            _ = try await mei.post("\(path)/submit")
            #expect(try await mei.get("/desk/applications").status == .notFound)
            #expect(try await reviewer.text("/desk/applications").contains("江边茶社"))
            let desk = "/desk\(path.replacing("/apply", with: "/applications"))"
            #expect(try await reviewer.post("\(desk)/reject", ["text": ""]).status == .unprocessableContent)
            #expect(try await mei.post("\(desk)/approve").status == .forbidden)
            #expect(try await reviewer.post("\(desk)/ask", ["text": "写过<什么>？"]).status == .seeOther)
            let asked = try await mei.text(path)
            #expect(asked.contains("写过&lt;什么&gt;？") && asked.contains("发送回答"))
            _ = try await mei.post("\(path)/answer", ["text": "诗"])
            _ = try await reviewer.post("\(desk)/approve")
            #expect(try await site.text("/@teahouse").contains("江边茶社"))
            #expect(try await mei.text(path).contains("已通过"))
        }
    }

    @Test func nothingElseThatIsSentHasAnEffect() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let mei = try await site.visitor("mei")
            _ = try await mei.post("/apply")
            _ = try await mei.post(
                "/apply/step/kind", ["kind": "personal", "handle": "sneaky", "state": "approved", "name": "偷偷"])
            let open = try #require(try await site.platform.openApplication(of: mei.account))
            #expect(open.application.form.handle.isEmpty && open.application.form.name.isEmpty)
            #expect(open.application.state == .draft)
        }
    }
}
