import Document
import Kernel
@testable import Publishing
import Storage
import TestSupport
import Testing

/// Publications out of probation publish at once, and are reviewed after.
@Suite struct ReviewAfterTests {
    private func room(_ platform: Platform) async throws -> Newsroom {
        let room = try await Newsroom.open(platform, state: .active)
        try await room.setPolicy { $0.undoSeconds = 0 }
        return room
    }

    @Test(arguments: DatabaseKind.allCases) func itIsPublishedAtOnceAndWaitsForReview(_ kind: DatabaseKind) async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await room(platform)
            let article = try await room.write()
            let before = try await platform.changeNumber()
            let id = try await room.submit(article)
            #expect(try await platform.changeNumber() > before)
            #expect(try await platform.article(article).article.state == .published)
            #expect(try await room.told(room.owner) == [.published])
            let queue = try await platform.reviewQueue(QueueFilter(kind: .after), page: 1, for: room.reviewer)
            #expect(queue.items.items.map(\.submission.id) == [id])

            try await platform.decide(id, .approve(label: nil), by: room.reviewer)
            #expect(try await room.submission(id).state == .published)
            #expect(try await platform.article(article).label == nil)
            #expect(try await platform.reviewCount(for: room.reviewer) == 0)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func rejectedItIsTakenOffUntilANewVersionIsApproved(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await room(platform)
            let article = try await room.write()
            let id = try await room.submit(article)
            try await platform.decide(id, .reject("泄露隐私。"), by: room.reviewer)
            await #expect(throws: RemovedArticle.self) { try await platform.article(article) }
            #expect(try await room.article(article).restriction == .disabled)
            #expect(try await room.draftState(article) == .rejected)
            #expect(try await room.told(room.owner) == [.published, .rejected])

            // What was taken off does not come back by itself.
            try await room.save(article, "渡船", [.paragraph([.plain("改过的正文，没有隐私了。")])])
            let again = try await room.submit(article)
            #expect(try await room.submission(again).isHeld)
            await #expect(throws: RemovedArticle.self) { try await platform.article(article) }
            try await platform.decide(again, .approve(label: nil), by: room.secondReviewer)
            #expect(try await platform.article(article).article.restriction == .none)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whatThePlatformDisabledOtherwiseStaysDisabled(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await room(platform)
            let article = try await room.write()
            try await platform.decide(try await room.submit(article), .approve(label: nil), by: room.reviewer)
            try await platform.decide(
                MeasureOrder(.disable), on: .article(article), Tribunal.reasons(), by: room.siteOperator)
            try await room.save(article, "渡船", [.paragraph([.plain("改过的正文。")])])
            try await platform.decide(try await room.submit(article), .approve(label: nil), by: room.reviewer)
            #expect(try await room.article(article).restriction == .disabled)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func itCanBeLabelledOrGivenBackAndStaysPublic(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await room(platform)
            let article = try await room.write()
            try await platform.decide(try await room.submit(article), .approve(label: "未经核实"), by: room.reviewer)
            #expect(try await platform.article(article).label == "未经核实")
            try await room.save(article, "渡船", [.paragraph([.plain("新的正文。")])])
            let update = try await room.submit(article)
            try await platform.decide(update, .requestChanges("请补来源。"), by: room.reviewer)
            #expect(try await room.draftState(article) == .changesRequested)
            #expect(try await platform.article(article).revision.content.document.textBlocks == ["新的正文。"])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func holdsAndPolicyKeepItBack(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await room(platform)
            try await room.setPolicy { $0.words = [.hold: ["码头"]] }
            let held = try await room.write()
            #expect(try await room.submission(try await room.submit(held)).isHeld)
            await #expect(throws: ReadingError.noSuchArticle) { try await platform.article(held) }
            try await room.setPolicy {
                $0.words = [:]
                $0.activePublishAtOnce = false
            }
            let waiting = try await room.write("另一篇")
            try await room.submit(waiting)
            #expect(try await room.draftState(waiting) == .inReview)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aLaterSubmissionIsNotLostByAnEarlierReview(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await room(platform)
            let article = try await room.write()
            let first = try await room.submit(article)
            try await room.setPolicy { $0.activePublishAtOnce = false }
            try await room.save(article, "渡船二", [.paragraph([.plain("第二版。")])])
            let second = try await room.submit(article)
            try await platform.decide(first, .reject("不行。"), by: room.reviewer)
            #expect(try await room.article(article).restriction == .disabled)
            #expect(try await room.draftState(article) == .inReview)
            #expect(try await room.submission(second).state == .inReview)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whatIsPublishedAtOnceButLaterIsReviewedThen(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await room(platform)
            let article = try await room.write { $0.scheduledAt = testNow.adding(seconds: 600) }
            let id = try await room.submit(article)
            #expect(try await room.draftState(article) == .scheduled)
            #expect(try await platform.reviewCount(for: room.reviewer) == 0)
            #expect(try await room.later(601).platform.publishDue() == 1)
            #expect(try await room.submission(id).state == .inReview)
            #expect(try await platform.reviewCount(for: room.reviewer) == 1)
            try await room.later(700).platform.decide(id, .reject("不行。"), by: room.reviewer)
            #expect(try await room.article(article).restriction == .disabled)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func withdrawnItLeavesTheQueue(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await room(platform)
            let article = try await room.write()
            try await room.submit(article)
            try await platform.withdraw(article, by: room.owner, reason: "")
            #expect(try await platform.reviewCount(for: room.reviewer) == 0)
        }
    }
}
