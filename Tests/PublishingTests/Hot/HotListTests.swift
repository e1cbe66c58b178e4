import Storage
import Kernel
import TestSupport
import Testing

@testable import Publishing

@Suite struct HotListTests {
    @Test(arguments: DatabaseKind.allCases) func isTheNewestOnANewSite(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            for index in 0..<12 {
                let restriction = index == 3 ? Article.Restriction.demoted : .none
                try await platform.put(
                    Draft(title: "\(index)", restriction: restriction, hoursAgo: Int64(index + 1)))
            }
            try await platform.refreshHot()
            let portal = try await platform.portal()
            #expect(portal.hot.map(\.card.title) == ["0", "1", "2", "4", "5", "6", "7", "8", "9", "10"])
            #expect(portal.hot.allSatisfy { $0.reason == .latest })
        }
    }

    @Test(arguments: DatabaseKind.allCases) func ordersByHeatAndSaysWhy(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let read = try await platform.put(Draft(title: "读", channel: "tech", hoursAgo: 50))
            let discussed = try await platform.put(Draft(title: "论", channel: "life", hoursAgo: 40, comments: [1]))
            let newest = try await platform.put(Draft(title: "新", hoursAgo: 1))
            try await platform.read(read, by: 1...30)
            try await platform.refreshHot()
            let hot = try await platform.hot()
            #expect(hot.articles.map(\.card.id) == [read, discussed, newest])
            #expect(
                hot.articles.map(\.reason) == [
                    .hot(.readsInHour, 30, channel: LocalizedText("tech频道")),
                    .hot(.comments, 1, channel: LocalizedText("life频道")), .latest,
                ])
            let life = try await platform.hot(.hot, in: Slug("life"))
            #expect(life.articles.map(\.card.id) == [discussed])
            await #expect(throws: ReadingError.noSuchChannel) {
                try await platform.hot(.hot, in: Slug("nowhere"))
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func fadesAndTakesInOnlyWhatIsNew(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let first = try await platform.put(Draft(title: "先", hoursAgo: 5))
            let second = try await platform.put(Draft(title: "后", hoursAgo: 6))
            try await platform.read(first, by: 1...20)
            try await platform.refreshHot()
            // Half of twenty is left when fifteen others come.
            let later = platform.at(testNow.adding(seconds: 12 * 3600))
            try await later.read(second, by: 1...15)
            try await later.refreshHot()
            let hot = try await later.hot().articles
            #expect(hot.map(\.card.id) == [second, first])
            #expect(hot.map(\.reason) == [.hot(.readsInHour, 15, channel: nil), .hot(.readsInDay, 20, channel: nil)])
            // Days after, nothing of it is warm, whether or not anybody has worked it out again.
            let cold = platform.at(testNow.adding(days: 5))
            #expect(try await cold.hot().articles.map(\.reason) == [.latest, .latest])
            try await cold.refreshHot()
            #expect(try await platform.read { try $0.value("SELECT count(*) FROM hot_article") } == 0)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func onePersonCountsOnce(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let loud = try await platform.put(
                Draft(title: "一人写五十条", hoursAgo: 5, comments: Array(repeating: 1, count: 50)))
            let liked = try await platform.put(Draft(title: "两个赞", hoursAgo: 6))
            for name in ["a", "b"] {
                let reader = try await platform.somebody(name)
                try await platform.write { connection in
                    _ = try connection.execute(
                        """
                        INSERT INTO article_like (article_id, account_id, created_at)
                        VALUES (\(liked), \(reader.id), \(testNow))
                        """)
                }
            }
            try await platform.refreshHot()
            let hot = try await platform.hot().articles
            #expect(hot.map(\.card.id) == [liked, loud])
            #expect(hot.map(\.reason) == [.hot(.likes, 2, channel: nil), .hot(.comments, 1, channel: nil)])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func obeysWhatThePlatformOrders(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let article = try await platform.put(Draft(title: "一", hoursAgo: 5))
            try await platform.read(article, by: 1...20)
            try await platform.refreshHot()
            for restriction in [Article.Restriction.demoted, .removed] {
                try await platform.write {
                    _ = try $0.execute("UPDATE article SET restriction = \(restriction) WHERE id = \(article)")
                }
                for order in HotOrder.allCases {
                    #expect(try await platform.hot(order).articles.isEmpty)
                }
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func anotherPolicyMakesAnotherList(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let read = try await platform.put(Draft(title: "读", hoursAgo: 9))
            let discussed = try await platform.put(Draft(title: "论", hoursAgo: 40, comments: [1]))
            try await platform.read(read, by: 1...4)
            try await platform.refreshHot()
            #expect(try await platform.hot().articles.map(\.card.id) == [discussed, read])
            let chief = try await platform.somebody("chief", [.operator])
            try await platform.changeSetting(RankingPolicy.self, by: chief) { $0.read = 10 }
            try await platform.refreshHot()
            #expect(try await platform.hot().articles.map(\.card.id) == [read, discussed])
            await #expect(throws: SettingError.outOfRange("half-life-hours", 1...168)) {
                try await platform.changeSetting(RankingPolicy.self, by: chief) { $0.halfLifeHours = 0 }
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func theOtherListsGoByOneNumber(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let discussed = try await platform.put(Draft(title: "论", hoursAgo: 30, comments: [1, 2, 200]))
            let read = try await platform.put(Draft(title: "读", hoursAgo: 40))
            try await platform.read(read, by: 1...2)
            try await platform.read(discussed, by: 1...1)
            #expect(
                try await platform.hot(.mostRead).articles.map(\.reason) == [.reads(2, days: 7), .reads(1, days: 7)])
            let most = try await platform.hot(.mostDiscussed).articles
            #expect(most.map(\.card.id) == [discussed, read])
            #expect(most.map(\.reason) == [.comments(2, days: 7), .latest])
            let handle = try #require(Handle("paper"))
            let popular = try await platform.publication(handle, page: 1).popular
            #expect(popular.map(\.reason) == [.reads(2, days: nil), .reads(1, days: nil)])
        }
    }

    @Test func everyReadWeighsLessFromOneNetwork() {
        let policy = RankingPolicy.standard
        #expect((1...5).map { policy.weight(ofRead: $0) } == [1, 1, 1, 3.0 / 4, 3.0 / 5])
        #expect(policy.remainder(after: Int64(policy.halfLifeHours) * 3_600_000) == 0.5)
    }
}
