@testable import Publishing
import Kernel
import TestSupport
import Testing

@Suite struct RelatedArticlesTests {
    @Test(arguments: DatabaseKind.allCases) func sharedTopicsComeFirstThenTheChannel(_ kind: DatabaseKind) async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let id = try await platform.put(Draft(publication: "self", channel: "tech", topics: ["潮汐", "地图", "算术"]))
            try await platform.put(Draft(title: "两个", publication: "one", hoursAgo: 9, topics: ["潮汐", "地图"]))
            try await platform.put(Draft(title: "一个", publication: "two", hoursAgo: 1, topics: ["算术"]))
            try await platform.put(Draft(title: "同频道", publication: "three", channel: "tech", hoursAgo: 2))
            try await platform.put(Draft(title: "无关", publication: "four", channel: "news"))
            let related = try await platform.article(id).related
            #expect(related.map(\.card.title) == ["两个", "一个", "同频道"])
            #expect(
                related.map(\.reason) == [
                    .topics(["潮汐", "地图"]), .topics(["算术"]), .sameChannel(.init("tech频道")),
                ])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func noMoreThanTwoOfOnePublication(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let id = try await platform.put(Draft(publication: "self", topics: ["茶"]))
            for index in 0..<5 { try await platform.put(Draft(title: "\(index)", publication: "busy", topics: ["茶"])) }
            #expect(try await platform.article(id).related.count == 2)
        }
    }
}
