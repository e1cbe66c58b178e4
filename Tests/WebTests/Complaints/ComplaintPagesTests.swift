import HTTPTypes
import HummingbirdTesting
import Kernel
@testable import Publishing
import Storage
import TestSupport
import Testing

@testable import Web

/// Complaints as a browser sends and follows them.
@Suite struct ComplaintPagesTests {
    private static let copyright = [
        "work": "Merkle trees", "work-address": "https://books.example/1", "proof": "ISBN 1", "explanation": "A copy.",
        "name": "Ada Claimant", "email": "ada@example.net", "address": "1 Quay Street", "good-faith": "on",
    ]

    private func path(_ site: TestSite, _ ground: String = "copyright") -> String {
        "/complaints/new?on=article&id=\(site.article)&ground=\(ground)"
    }

    /// Sends a complaint, and returns the address of its receipt.
    private func complain(_ browser: Browser, _ path: String, _ fields: [String: String]) async throws -> String {
        try await browser.get(path)
        let answer = try await browser.post(path, fields)
        #expect(answer.status == .seeOther)
        let location = try #require(answer.headers[.location])
        return String(location.prefix { $0 != "?" })
    }

    @Test(arguments: DatabaseKind.allCases) func fromTheFormToTheAnswer(_ kind: DatabaseKind) async throws {
        try await TestSite.run(kind) { (site: TestSite) async throws in
            let page = try await site.text(site.articlePath)
            #expect(page.contains("/complaints/new?on=article&amp;id=\(site.article)"))
            let visitor = Browser(site)
            let choice = try await visitor.get("/complaints/new?on=article&id=\(site.article)").text
            for ground in ComplaintGround.allCases { #expect(choice.contains("ground=\(ground.rawValue)")) }
            #expect(choice.contains("picture=\(site.picture)"))

            let receipt = try await complain(visitor, path(site), Self.copyright)
            let followed = try await visitor.get("\(receipt)?done=sent")
            #expect(followed.headers[.cacheControl] == "private, no-store")
            #expect(followed.text.contains("https://byline.example\(receipt)") && followed.text.contains("noindex"))
            #expect(followed.text.contains("Ada Claimant"))

            let officer = try await site.visitor("officer", [.complaintsOfficer])
            let desk = try await officer.text("/desk/complaints")
            let id = try #require(desk.firstMatch(of: /\/desk\/complaints\/([0-9a-z]{8,13})"/)).1
            let opened = try await officer.text("/desk/complaints/\(id)")
            #expect(opened.contains("ada@example.net") && opened.contains("潮水第二次涨上来。"))
            #expect(try await officer.post("/desk/complaints/\(id)/take").status == .seeOther)

            let complaint = try #require(
                try await officer.text("/desk/complaints/\(id)")
                    .firstMatch(of: /name="complaint" value="([0-9a-z]+)"/)
            ).1
            _ = try await officer.post(
                "/desk/complaints/\(id)/ask", ["complaint": String(complaint), "question": "哪一版？"])
            #expect(try await visitor.get(receipt).text.contains("哪一版？"))
            #expect(try await visitor.post("\(receipt)/answer", ["answer": "The second."]).status == .seeOther)
            #expect(try await officer.text("/desk/complaints/\(id)").contains("The second."))

            let order = "/desk/decisions/new?on=article&id=\(site.article)&notice=\(id)"
            #expect(try await officer.text(order).contains("/desk/complaints/\(id)"))
            let decided = try await officer.post(
                order,
                [
                    "measure": "disable", "ground": "law", "rule": "著作权法", "category": "violence",
                    "explanation": "未经许可。", "facts": "事实。", "fault": "",
                ])
            #expect(decided.headers[.location] == "/desk/complaints/\(id)?done=settled")
            #expect(try await site.get(site.articlePath).status == .unavailableForLegalReasons)
            let answered = try await visitor.get(receipt).text
            #expect(answered.contains("未经许可。") && answered.contains("/decisions/"))
            let entry = try #require(answered.firstMatch(of: /\/decisions\/([0-9a-z]{8,13})/)).1
            let record = try await site.text("/decisions/\(entry)")
            #expect(!record.contains("Ada") && !record.contains("Quay Street"))

            // The owner reads the notice, and answers it.
            let owner = try await site.writer("owner", .owner)
            let statement = try await owner.text("/studio/decisions/\(entry)")
            #expect(statement.contains("Ada Claimant") && statement.contains("ISBN 1"))
            let refused = try await owner.post("/studio/decisions/\(entry)/counter", ["name": "Wen"])
            #expect(refused.status == .unprocessableContent)
            let countered = try await owner.post(
                "/studio/decisions/\(entry)/counter",
                [
                    "explanation": "It is mine.", "proof": "The manuscript.", "name": "Wen", "email": "wen@example.org",
                    "address": "2 Pier Road", "good-faith": "on",
                ])
            #expect(countered.status == .seeOther)
            #expect(try await visitor.get(receipt).text.contains("2 Pier Road"))
            #expect(try await site.get(site.articlePath).status == .ok)
            #expect(try await officer.text("/desk/complaints/\(id)").contains("2 Pier Road"))
            // Not again.
            try await visitor.get(path(site))
            let again = try await visitor.post(path(site), Self.copyright)
            #expect(again.status == .unprocessableContent && again.text.contains("cannot take it down again"))
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whatIsMissingIsMarkedAndNothingTypedIsLost(_ kind: DatabaseKind)
        async throws
    {
        try await TestSite.run(kind) { (site: TestSite) async throws in
            let visitor = Browser(site)
            try await visitor.get(path(site))
            let answer = try await visitor.post(
                path(site), ["explanation": "Half a <b>reason</b>", "email": "nonsense"])
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains("Half a &lt;b&gt;reason&lt;/b&gt;"))
            #expect(answer.text.contains("aria-invalid=\"true\""))
            for name in ["work", "proof", "address", "good-faith"] {
                #expect(answer.text.contains("id=\"field-\(name)-error\""), "\(name)")
            }
        }
    }

    @Test func aFormOfAnotherSiteIsRefused() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let visitor = Browser(site)
            try await visitor.get(path(site, "rules"))
            let forged = try await visitor.post(path(site, "rules"), ["explanation": "x", "csrf": "no"])
            #expect(forged.status == .forbidden)
            #expect(try await visitor.get("/complaints/new?on=article&id=nonsense").status == .notFound)
            #expect(try await visitor.get("/complaints/new?on=rocket&id=\(site.article)").status == .notFound)
            #expect(
                try await visitor.get("/complaints/new?on=article&id=\(site.article)&picture=x").status == .notFound)
            try await visitor.get("/complaints")
            #expect(try await visitor.post("/complaints/find", ["code": "guess"]).status == .unprocessableContent)
            #expect(try await visitor.get("/complaints/\(SecretToken().text)").status == .notFound)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func theDeskIsForOfficers(_ kind: DatabaseKind) async throws {
        try await TestSite.run(kind) { (site: TestSite) async throws in
            _ = try await complain(Browser(site), path(site, "rules"), ["explanation": "Rule 3."])
            let officer = try await site.visitor("officer", [.complaintsOfficer])
            let id = try #require(
                try await officer.text("/desk/complaints").firstMatch(of: /\/desk\/complaints\/([0-9a-z]{8,13})"/)
            ).1
            let others = [
                try await site.visitor("reader"), try await site.visitor("reviewer", [.reviewer]),
                try await site.visitor("appeals", [.appealsOfficer]),
            ]
            for other in others {
                #expect(try await other.get("/desk/complaints").status == .notFound)
                #expect(try await other.get("/desk/complaints/\(id)").status == .notFound)
                #expect(try await other.post("/desk/complaints/\(id)/take").status == .notFound)
                #expect(try await other.get("/admin/complaints").status == .notFound)
            }
            #expect(try await officer.get("/admin/complaints").status == .notFound)
        }
    }

    @Test func theOperatorTrustsAndSets() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let boss = try await site.visitor("boss", [.operator])
            _ = try await site.visitor("flagger")
            let added = try await boss.post(
                "/admin/complaints/trust", ["email": "flagger@example.org", "note": "DSC"])
            #expect(added.status == .seeOther)
            #expect(try await boss.text("/admin/complaints").contains("flagger@example.org"))
            let unknown = try await boss.post("/admin/complaints/trust", ["email": "nobody@example.org"])
            #expect(unknown.status == .unprocessableContent)
            let saved = try await boss.post(
                "/admin/complaints",
                ["bundleDays": "7", "answerDays": "10", "contactDays": "30", "unfoundedLimit": "3"])
            #expect(saved.status == .seeOther)
            #expect(try await boss.text("/admin/complaints").contains("value=\"30\""))
        }
    }
}
