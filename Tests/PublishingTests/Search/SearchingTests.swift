import Kernel
@testable import Publishing
import Search
import Storage
import TestSupport
import Testing

@Suite struct SearchingTests {
    private func titles(_ platform: Platform, _ text: String, page: Int = 1, _ filter: SearchFilter = SearchFilter())
        async throws -> [String]
    {
        try await platform.search(SearchQuery(text, filter: filter), page: page).results?.page.items.map(\.card.title)
            ?? []
    }

    @Test(arguments: DatabaseKind.allCases) func findsTitleTextPublicationAndTopics(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            try await platform.put(Draft(title: "云汀轻轨冬季时刻表", topics: ["交通"], text: "首班车六点十分从码头开出。"))
            try await platform.put(
                Draft(title: "Swift on the Server", publication: "writers", text: "Running services."))
            try await platform.put(Draft(title: "头发的故事", text: "皇后穿着龙袍。"))
            #expect(try await titles(platform, "时刻") == ["云汀轻轨冬季时刻表"])
            #expect(try await titles(platform, "码头") == ["云汀轻轨冬季时刻表"])
            #expect(try await titles(platform, "交通") == ["云汀轻轨冬季时刻表"])
            // One character, and traditional for simplified and the other way round.
            #expect(try await titles(platform, "汀") == ["云汀轻轨冬季时刻表"])
            #expect(try await titles(platform, "輕軌時刻") == ["云汀轻轨冬季时刻表"])
            #expect(try await titles(platform, "頭髮") == ["头发的故事"])
            // Width, case, accents and English stems.
            #expect(try await titles(platform, "ｓｗｉｆｔ servers") == ["Swift on the Server"])
            #expect(try await titles(platform, "sérvice run") == ["Swift on the Server"])
            #expect(try await titles(platform, "writers") == ["Swift on the Server"])
            #expect(try await titles(platform, "' OR 1=1 --").isEmpty)
            #expect(try await titles(platform, "%").isEmpty)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func phrasesAndWhatIsNotWanted(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            try await platform.put(Draft(title: "甲", text: "The winter timetable of the light rail."))
            try await platform.put(
                Draft(title: "乙", hoursAgo: 2, text: "The rail is light in winter; a timetable follows."))
            try await platform.put(Draft(title: "丙", hoursAgo: 3, text: "中国制造的铁路，国中制造。"))
            try await platform.put(Draft(title: "丁", hoursAgo: 4, text: "制造中国，中国铁路。"))
            #expect(Set(try await titles(platform, "winter timetable")) == ["甲", "乙"])
            #expect(try await titles(platform, "\"winter timetable\"") == ["甲"])
            #expect(try await titles(platform, "winter -follow") == ["甲"])
            #expect(try await titles(platform, "winter -\"winter timetable\"") == ["乙"])
            #expect(try await titles(platform, "「中国制造」") == ["丙"])
            #expect(Set(try await titles(platform, "中国 制造")) == ["丙", "丁"])
            let loosened = try #require(
                try await platform.search(SearchQuery("\"timetable winter\""), page: 1).results)
            #expect(loosened.isLoosened)
            #expect(Set(loosened.page.items.map(\.card.title)) == ["甲", "乙"])
            // Nothing is asked for.
            #expect(try await titles(platform, "-winter").isEmpty)
            #expect(SearchQuery("  \n\0 ") == nil)
            #expect(SearchQuery(String(repeating: "字", count: 900))?.text.count == SearchQuery.longest)
        }
    }

    @Test(arguments: DatabaseKind.allCases)
    func phrasesAreSoughtUntilThePageIsFull(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            for number in 0..<120 {
                let text = number.isMultiple(of: 4) ? "The winter timetable." : "A timetable, in winter."
                try await platform.put(Draft(title: "第\(number)篇", hoursAgo: Int64(number), text: text))
            }
            let query = try #require(SearchQuery("\"winter timetable\"")), cache = platform.searchCache,
                now = platform.clock.now
            func results(_ page: Int, counted: Int = 200, mostRead: Int = 600) async throws -> SearchResults {
                try await platform.read { connection in
                    let searching = Searching(
                        connection: connection, cache: cache, counted: counted, mostRead: mostRead)
                    return try searching.results(query, SearchPlace(query.filter, connection, now), page: page)
                }
            }
            let all = try await results(1)
            #expect(all.count == 30 && !all.isEstimate)
            // All that have the words are too many to be read: a page at a time, and their number from what was.
            let some = try await results(1, counted: 50)
            #expect(some.page.items.map(\.card.title) == all.page.items.map(\.card.title) && some.page.hasNext)
            #expect((20...60).contains(some.count) && some.isEstimate)
            let second = try await results(2, counted: 50)
            #expect(second.page.items.map(\.card.title) == (try await results(2)).page.items.map(\.card.title))
            // Nobody waits for more than so many.
            #expect(try await results(1, counted: 50, mostRead: 60).count <= 40)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func narrowsByPlaceTimeAndPictures(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, media: MemoryMedia) async throws in
            let cover = media.add(Array("picture".utf8))
            try await platform.put(
                Draft(title: "茶一", publication: "tea", channel: "life", hoursAgo: 1, topics: ["茶"], cover: cover))
            try await platform.put(Draft(title: "茶二", publication: "tea", channel: "trade", hoursAgo: 30))
            try await platform.put(Draft(title: "茶三", publication: "paper", channel: "life", hoursAgo: 24 * 40))
            func narrowed(_ change: (inout SearchFilter) -> Void) async throws -> [String] {
                var filter = SearchFilter()
                filter.order = .newest
                change(&filter)
                return try await titles(platform, "茶", filter)
            }
            #expect(try await narrowed { _ in } == ["茶一", "茶二", "茶三"])
            #expect(try await narrowed { $0.channel = Slug("life") } == ["茶一", "茶三"])
            #expect(try await narrowed { $0.publication = Handle("tea") } == ["茶一", "茶二"])
            #expect(try await narrowed { $0.topic = Slug("茶") } == ["茶一"])
            #expect(try await narrowed { $0.age = .day } == ["茶一"])
            #expect(try await narrowed { $0.age = .month } == ["茶一", "茶二"])
            #expect(try await narrowed { $0.hasPictures = true } == ["茶一"])
            #expect(try await narrowed { $0.channel = Slug("nowhere") }.isEmpty)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func countsMarksAndPages(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            for number in 1...25 {
                try await platform.put(
                    Draft(title: "第\(number)号渡船", hoursAgo: Int64(number), text: "江上的<b>渡船</b>每天往返。"))
            }
            let first = try #require(try await platform.search(SearchQuery("渡船"), page: 1).results)
            #expect(first.count == 25 && !first.isEstimate)
            #expect(first.page.items.count == 10 && first.page.hasNext)
            let second = try #require(try await platform.search(SearchQuery("渡船"), page: 2).results)
            let third = try #require(try await platform.search(SearchQuery("渡船"), page: 3).results)
            #expect(third.page.items.count == 5 && !third.page.hasNext)
            #expect(Set((first.page.items + second.page.items + third.page.items).map(\.card.id)).count == 25)
            await #expect(throws: ReadingError.noSuchPage) {
                try await platform.search(SearchQuery("渡船"), page: 4)
            }
            let shown = try #require(first.page.items.first)
            #expect(shown.title.runs.last == Passage.Run(text: "渡船", isMatch: true))
            #expect(shown.passage.runs.filter(\.isMatch).map(\.text) == ["渡船"])
            #expect(shown.passage.runs.map(\.text).joined() == "江上的<b>渡船</b>每天往返。")
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aQuestionFindsItsPassage(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            try await platform.put(Draft(title: "海棠", text: "海棠花在四月开放，花期两周。"))
            try await platform.put(Draft(title: "牡丹", text: "牡丹在五月开放。"))
            let results = try #require(try await platform.search(SearchQuery("请问海棠花是几月开放的呢？"), page: 1).results)
            #expect(results.page.items.first?.card.title == "海棠")
            #expect(results.count == 0)
            #expect(!results.page.items.contains { !$0.isPartial })
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whatFindsNothingOffersSomething(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            try await platform.put(Draft(title: "茶"))
            let offered = try await platform.search(SearchQuery("咖啡"), page: 1).offered
            #expect(offered.map(\.card.title) == ["茶"])
        }
    }
}
