import Document
import Kernel
@testable import Publishing
import Storage
import TestSupport
import Testing

@Suite struct ScreeningTests {
    struct FailingCheck: ScreeningCheck {
        struct Failure: Error {}
        func findings(in article: ScreenedArticle) async throws -> [Finding] { throw Failure() }
    }

    /// Does something to the site while an article is being screened.
    struct MeddlingCheck: ScreeningCheck {
        let meddle: @Sendable () async throws -> Void
        func findings(in article: ScreenedArticle) async throws -> [Finding] {
            try await meddle()
            return []
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whatIsRefusedGoesBackWithItsReasons(_ kind: DatabaseKind) async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform, state: .active)
            try await room.setPolicy { $0.words = [.refuse: ["码头上"], .warn: ["潮水"]] }
            let article = try await room.write()
            let preview = try await platform.screeningNotes(article, for: room.owner)
            #expect(preview.filter { $0.kind == .word }.count == 2)
            let id = try await room.submit(article)
            #expect(try await room.submission(id).state == .rejected)
            #expect(try await room.draftState(article) == .rejected)
            #expect(try await room.told(room.owner) == [.rejected])
            #expect(
                try await platform.reviews(of: article, for: room.owner).first?.findings.count { $0.kind == .word } == 2
            )
            #expect(try await platform.reviewCount(for: room.reviewer) == 0)
            // The author changes it, and submits it again.
            try await room.save(article, "渡船", [.paragraph([.plain("改了。")])])
            try await room.submit(article)
            #expect(try await room.draftState(article) == .published)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func findingsAreTheAuthorsAndTheReviewersOnly(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform)
            let article = try await room.write()
            let id = try await room.submit(article)
            #expect(try await platform.review(id, for: room.reviewer).findings.map(\.kind) == [.short])
            for account in [room.stranger, room.contributor, room.reviewer] {
                await #expect(throws: (any Error).self) {
                    _ = try await platform.screeningNotes(article, for: account)
                }
                await #expect(throws: (any Error).self) { _ = try await platform.reviews(of: article, for: account) }
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aCheckThatFailsHoldsTheArticleForAPerson(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform, state: .active)
            let article = try await room.write()
            let id = try await room.submit(article, with: [FailingCheck()])
            #expect(try await room.submission(id).isHeld)
            #expect(try await room.draftState(article) == .inReview)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whatADeadNodeBeganIsBegunAgain(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform)
            let article = try await room.write()
            try await platform.submit(article, by: room.owner)
            let id = try await room.latest(article).id
            let work = try await platform.writeUnseen { try Screening(connection: $0, now: testNow).begin(id) }
            #expect(work != nil)
            #expect(try await room.draftState(article) == .screening)
            // While it is another node's, nobody takes it.
            #expect(try await platform.screenNext() == false)
            let later = room.later(181)
            #expect(try await later.platform.screenNext())
            #expect(try await room.submission(id).state == .inReview)
            // The first one comes back to life, too late.
            let isPublic = try await platform.writeUnseen {
                try Screening(connection: $0, now: testNow).finish(try #require(work), with: [Finding(.word, .refuse)])
            }
            #expect(!isPublic)
            #expect(try await room.submission(id).state == .inReview)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func severalNodesScreenEachOnce(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform)
            for number in 0..<6 {
                try await platform.submit(try await room.write("第\(number)篇"), by: room.owner)
            }
            let screened = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        var count = 0
                        while try await platform.screenNext() { count += 1 }
                        return count
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(screened == 6)
            let events: Int? = try await platform.read {
                try $0.value("SELECT count(*) FROM submission_event WHERE kind = 'screened'")
            }
            #expect(events == 6)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whatIsTakenBackMeanwhileStaysBack(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform, state: .active)
            let article = try await room.write()
            try await room.submit(
                article, with: [MeddlingCheck { try await platform.recall(article, by: room.owner) }])
            #expect(try await room.draftState(article) == .draft)
            #expect(try await room.latest(article).state == .recalled)
            await #expect(throws: ReadingError.noSuchArticle) { try await platform.article(article) }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func tooManySubmissionsAreHeld(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform, state: .active)
            try await room.setPolicy { $0.submissionsPerDay = 2 }
            var states: [Article.State] = []
            for number in 0..<3 {
                let article = try await room.write("第\(number)篇")
                try await room.submit(article)
                states.append(try await room.draftState(article))
            }
            #expect(states == [.published, .published, .inReview])
        }
    }
}
