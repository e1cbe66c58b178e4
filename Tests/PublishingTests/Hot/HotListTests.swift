@testable import Publishing
import TestSupport
import Testing

@Suite struct HotListTests {
    @Test(arguments: DatabaseKind.allCases) func countsTheCommentsOfThirtyDays(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            try await platform.put(Draft(title: "三条", hoursAgo: 900, comments: [1, 2, 3]))
            try await platform.put(Draft(title: "旧评论", hoursAgo: 1000, comments: [721, 722, 800, 900]))
            try await platform.put(Draft(title: "一条", hoursAgo: 5, comments: [700]))
            try await platform.put(Draft(title: "新", hoursAgo: 1))
            let hot = try await platform.hot().articles
            #expect(hot.map(\.card.title) == ["三条", "一条", "新", "旧评论"])
            #expect(hot.map(\.reason) == [.comments(3, days: 30), .comments(1, days: 30), .latest, .latest])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func fillsUpWithoutRepeating(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            for index in 0..<12 {
                try await platform.put(
                    Draft(title: "\(index)", hoursAgo: Int64(index + 1), comments: index < 6 ? [1] : []))
            }
            let portal = try await platform.portal()
            #expect(portal.hot.count == 10)
            #expect(Set(portal.hot.map(\.card.title)).count == 10)
        }
    }
}
