import Kernel
@testable import Publishing
import Storage
import TestSupport
import Testing

@Suite struct SchedulingTests {
    @Test(arguments: DatabaseKind.allCases) func publishesWhatIsDueAtItsTimeAndNothingElse(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let due = try await platform.put(Draft(title: "到点", state: .scheduled, hoursAgo: 2))
            let later = try await platform.put(Draft(title: "未到", state: .scheduled, hoursAgo: -2))
            #expect(try await platform.publishDue() == 1)
            #expect(try await platform.article(due).article.publishedAt == testNow.adding(seconds: -7200))
            await #expect(throws: ReadingError.noSuchArticle) { try await platform.article(later) }
            #expect(try await platform.publishDue() == 0)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func severalNodesPublishAnArticleOnce(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            for _ in 0..<5 { try await platform.put(Draft(state: .scheduled)) }
            let counts = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<8 { group.addTask { try await platform.publishDue() } }
                return try await group.reduce(0, +)
            }
            #expect(counts == 5)
            let events: Int? = try await platform.read { connection in
                try connection.value("SELECT count(*) FROM article_event WHERE state = 'published'")
            }
            #expect(events == 5)
        }
    }
}
