import HummingbirdTesting
import Foundation
import HTTPTypes
import Kernel
@testable import Publishing
import Testing

@testable import Web

@Suite struct AdminPageTests {
    static let pages = [
        "/admin", "/admin/site", "/admin/appearance", "/admin/channels", "/admin/people", "/admin/publications",
        "/admin/publications/paper",
        "/admin/joining", "/admin/review", "/admin/mail", "/admin/audit",
    ]

    @Test(arguments: pages) func onlyOperatorsKnowOfIt(_ path: String) async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let boss = try await site.visitor("boss", [.operator])
            let reviewer = try await site.visitor("li", [.reviewer, .channelEditor])
            #expect(try await boss.get(path).status == .ok)
            #expect(try await reviewer.get(path).status == .notFound)
            #expect(try await site.get(path).status == .seeOther)
            guard !["/admin", "/admin/audit", "/admin/publications"].contains(path) else { return }
            #expect(try await reviewer.post(path, ["name-zh": "x", "email": "boss@example.org"]).status != .seeOther)
            #expect(try await boss.post(path, ["csrf": "forged"]).status == .forbidden)
        }
    }

    private let siteForm = [
        "name-zh": "云汀在线", "name-en": "Yunting", "tagline-zh": "", "tagline-en": "", "timeZone": "Asia/Shanghai",
        "notice-zh": "本站{site}的声明<b>", "notice-en": "The notice of {site}.", "defaultLanguage": "en",
        "jurisdiction": "cn",
    ]

    @Test func nameNoticeAndLanguagesReachReaders() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let boss = try await site.visitor("boss", [.operator])
            #expect(try await site.text("/", [.acceptLanguage: "fr"]).contains("<html lang=\"zh-Hans\">"))
            let none = try await boss.post("/admin/site", siteForm)
            #expect(none.status == .unprocessableContent && none.text.contains("value=\"云汀在线\""))
            #expect(
                try await boss.post("/admin/site", siteForm.merging(["languages": "en"]) { $1 }).status == .seeOther)
            let page = try await site.text(site.articlePath, [.acceptLanguage: "zh-CN"])
            #expect(page.contains("<html lang=\"en\">") && page.contains("Yunting"))
            #expect(page.contains("The notice of Yunting.") && !page.contains("本站"))
            #expect(try await site.text("/?lang=zh-Hans").contains("<html lang=\"en\">"))
            #expect(!(try await site.text("/")).contains("?lang=zh-Hans"))
            #expect(try await boss.text("/admin/audit").contains("云汀在线"))
        }
    }

    @Test func whatTheFileSetsIsShownAndNotOffered() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let boss = try await site.visitor("boss", [.operator])
            try await site.platform.apply(
                try SiteFile(json: Data(#"{"name": "固定", "review": {"undo-seconds": 42}}"#.utf8)))
            let page = try await boss.text("/admin/site")
            #expect(page.contains("由配置文件设定") && page.contains("固定") && !page.contains("name=\"name-zh\""))
            #expect(
                try await boss.post("/admin/site", siteForm.merging(["languages": "en"]) { $1 }).status == .seeOther)
            #expect(try await site.platform.chrome().settings.name[.english] == "固定")
            #expect(try await site.platform.chrome().settings.jurisdiction == .cn)
            #expect(!(try await boss.text("/admin/review")).contains("name=\"undoSeconds\""))
        }
    }

    @Test func policiesAreChanged() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let boss = try await site.visitor("boss", [.operator])
            let joining = ["signUp": "closed", "attempts": "2", "proofDays": "30", "reservedTerms": "市长\n\n 官方 "]
            #expect(try await boss.post("/admin/joining", joining).status == .seeOther)
            let policy = try await site.platform.joiningPolicy()
            #expect(policy.signUp == .closed && policy.attempts == 2 && policy.reservedTerms == ["市长", "官方"])
            let wrong = try await boss.post("/admin/joining", joining.merging(["attempts": "zwei"]) { $1 })
            #expect(wrong.status == .unprocessableContent && wrong.text.contains("value=\"zwei\""))

            var review = [
                "claimMinutes": "5", "undoSeconds": "3", "probationArticles": "1", "probationDays": "2",
                "submissionsPerDay": "7", "minimumWords": "10", "words-warn": "甲", "words-hold": "乙\n丙",
                "words-refuse": "", "blockedHosts": "Bad.example", "needsSecondReviewer": "on",
                "reason-0-name-zh": "标题党", "reason-0-name-en": "Clickbait", "reason-0-text-zh": "请改标题",
                "reason-0-text-en": "Change the title",
            ]
            #expect(try await boss.post("/admin/review", review).status == .seeOther)
            let stored = try await site.platform.administered(ReviewPolicy.self, for: boss.account).setting
            #expect(stored.words == [.warn: ["甲"], .hold: ["乙", "丙"]] && stored.blockedHosts == ["bad.example"])
            #expect(!stored.activePublishAtOnce && stored.needsSecondReviewer && stored.undoSeconds == 3)
            #expect(stored.reasons.map(\.name.english) == ["Clickbait"])
            review["reason-0-name-zh"] = ""
            review["reason-0-name-en"] = ""
            _ = try await boss.post("/admin/review", review)
            #expect(try await site.platform.administered(ReviewPolicy.self, for: boss.account).setting.reasons.isEmpty)
        }
    }

    @Test func channelsPeopleAndPublicationsAreAdministered() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let boss = try await site.visitor("boss", [.operator]), mei = try await site.visitor("mei")
            let added = try await boss.post(
                "/admin/channels", ["slug": "本地", "name-zh": "本地", "name-en": "Local", "about-zh": "", "about-en": ""])
            #expect(added.status == .seeOther)
            #expect(try await site.get("/c/" + Path.encoded("本地")).status == .ok)
            #expect(try await boss.post("/admin/channels/tech", ["delete": "1"]).status == .unprocessableContent)
            #expect(try await boss.post("/admin/channels/" + Path.encoded("本地"), ["delete": "1"]).status == .seeOther)

            #expect(
                try await boss.post("/admin/people", ["email": "mei@example.org", "roles": "reviewer"]).status
                    == .seeOther)
            #expect(try await site.platform.accounts().first { $0.id == mei.account.id }?.roles == [.reviewer])
            _ = try await boss.post("/admin/people", ["email": "mei@example.org", "disable": "1"])
            #expect(try await mei.get("/admin").status == .seeOther)
            // The last operator stays.
            #expect(try await boss.post("/admin/people", ["email": "boss@example.org"]).status == .unprocessableContent)

            let path = "/admin/publications/paper"
            #expect(try await boss.post(path, ["order": "mute", "reason": "谣言"]).status == .unprocessableContent)
            let muted = try await boss.post(path, ["order": "mute", "until": "2027-01-01T00:00", "reason": "谣言"])
            #expect(muted.status == .seeOther)
            #expect(try await boss.text(path).contains("2027-01-01 00:00"))
            _ = try await boss.post(path, ["order": "close-withdraw", "reason": "结束"])
            #expect(try await site.get("/@paper").status == .gone)
            #expect(try await site.get(site.articlePath).status != .ok)
        }
    }
}
