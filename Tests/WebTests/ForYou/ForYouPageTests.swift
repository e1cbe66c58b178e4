import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Testing

@testable import Publishing
@testable import Web

@Suite struct ForYouPageTests {
    @Test func isOffUntilTurnedOnAndErasedWhenTurnedOff() async throws {
        try await TestSite.run { site in
            let open = try await site.text("/for-you", [.acceptLanguage: "en"])
            #expect(open.contains("/sign-in?next=/for-you") && open.contains("href=\"/latest\""))
            let reader = try await site.visitor("reader")
            #expect(try await reader.text("/for-you").contains("action=\"/for-you/on\""))
            #expect(try await reader.get("/for-you/interests").status == .seeOther)
            #expect(try await reader.post("/for-you/on", ["learns": "1"]).status == .seeOther)
            let list = try await reader.get("/for-you")
            #expect(list.text.contains("action=\"/for-you/off\"") && list.text.contains("潮水第二张脸"))
            #expect(list.headers[.cacheControl] == "private, no-store")

            #expect(try await reader.post("/for-you/topic", ["topic": "没有这个"]).status == .unprocessableContent)
            #expect(try await reader.post("/for-you/topic", ["topic": "潮汐"]).status == .seeOther)
            let page = try await reader.text("/for-you/interests")
            let field = try #require(page.firstMatch(of: /name="(topic-\d+)"/)?.1)
            #expect(page.contains("潮汐") && page.contains("<option value=\"more\" selected>"))
            #expect(try await reader.text("/for-you").contains("因为你关注或选择了话题“潮汐”"))
            _ = try await reader.post("/for-you/interests", [String(field): "never"])
            #expect(!(try await reader.text("/for-you")).contains("潮水第二张脸"))
            _ = try await reader.post("/for-you/interests", [String(field): "forget"])
            #expect(try await site.platform.forYou(for: reader.account.id).interests.isEmpty)
            _ = try await reader.post("/for-you/off")
            #expect(try await site.platform.forYou(for: reader.account.id).choice == nil)
        }
    }

    @Test func everythingByTimeIsForEverybody() async throws {
        try await TestSite.run { site in
            let page = try await site.get("/latest")
            #expect(page.status == .ok && page.text.contains("潮水第二张脸"))
            #expect(try await site.get("/latest?page=2").status == .notFound)
        }
    }

    @Test func theRankingPageShowsWhatIsConfigured() async throws {
        try await TestSite.run { site in
            let page = try await site.text("/about/ranking", [.acceptLanguage: "en"])
            #expect(page.contains("4 × likes") && page.contains("age ÷ 12 h"))
            #expect(!page.contains("{figures}") && !page.contains("ranking."))
            let chief = try await site.visitor("chief", [.operator])
            var fields = [
                "read": "2", "like": "7", "comment": "6", "share": "5", "follow": "3", "halfLifeHours": "24",
                "fullReadsPerNetwork": "3", "readsPerNetwork": "200", "leastHeat": "2",
            ]
            #expect(try await chief.post("/admin/ranking", fields).status == .seeOther)
            let changed = try await site.text("/about/ranking", [.acceptLanguage: "en"])
            #expect(changed.contains("7 × likes") && changed.contains("age ÷ 24 h"))
            fields["like"] = "1000"
            #expect(try await chief.post("/admin/ranking", fields).status == .unprocessableContent)
        }
    }

    @Test func theHotListSaysWhy() async throws {
        try await TestSite.run { site in
            for reader in 1...9 {
                _ = try await site.get(
                    site.articlePath,
                    [
                        .userAgent: "Mozilla/5.0", .accept: "text/html", .acceptLanguage: "en",
                        .init("X-Forwarded-For") ?? .accept: "198.51.\(reader).7",
                    ])
            }
            try await site.platform.count(site.web.reads)
            try await site.platform.refreshHot()
            #expect(
                try await site.text("/hot", [.acceptLanguage: "en"]).contains("9 reads in the last hour in Technology"))
            #expect(try await site.text("/hot/tech", [.acceptLanguage: "zh"]).contains("科技频道，最近一小时 9 次阅读"))
            #expect(try await site.get("/hot/nowhere").status == .notFound)
            for path in ["/most-read", "/most-discussed/tech"] { #expect(try await site.get(path).status == .ok) }
        }
    }
}
