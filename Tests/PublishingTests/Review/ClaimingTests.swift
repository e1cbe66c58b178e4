import Kernel
@testable import Publishing
import Storage
import TestSupport
import Testing

@Suite struct ClaimingTests {
    @Test(arguments: DatabaseKind.allCases) func aClaimKeepsOthersAwayUntilItRunsOut(_ kind: DatabaseKind) async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform)
            let id = try await room.submit(try await room.write())
            try await platform.claim(id, by: room.reviewer)
            await #expect(throws: ReviewError.claimed) { try await platform.claim(id, by: room.secondReviewer) }
            await #expect(throws: ReviewError.claimed) {
                try await platform.decide(id, .approve(label: nil), by: room.secondReviewer)
            }
            await #expect(throws: ReviewError.claimed) {
                try await platform.comment(on: id, "？", at: .article, by: room.secondReviewer)
            }
            #expect(try await platform.claimNext(by: room.secondReviewer) == nil)
            // Somebody else's release changes nothing; one's own and an operator's do.
            try await platform.release(id, by: room.secondReviewer)
            await #expect(throws: ReviewError.claimed) { try await platform.claim(id, by: room.secondReviewer) }
            try await platform.release(id, by: room.siteOperator)
            try await platform.claim(id, by: room.secondReviewer)
            try await platform.release(id, by: room.secondReviewer)
            try await platform.claim(id, by: room.reviewer)

            let after = room.later(20 * 60)
            try await after.platform.claim(id, by: room.secondReviewer)
            await #expect(throws: ReviewError.claimed) {
                try await after.platform.decide(id, .approve(label: nil), by: room.reviewer)
            }
            let events = try await platform.review(id, for: room.reviewer).events
            #expect(
                events.map(\.kind) == [
                    .screened, .claimed, .released, .claimed, .released, .claimed, .claimed,
                ])
            #expect(events.last?.by == "second")
        }
    }

    @Test(arguments: DatabaseKind.allCases) func manyReviewersAtOnceEachGetAnother(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform)
            for number in 0..<6 { try await room.submit(try await room.write("第\(number)篇")) }
            let reviewers = try await platform.write { connection in
                try (0..<6).map { number in
                    let email = try #require(EmailAddress("r\(number)@example.org"))
                    let accounts = AccountStore(connection: connection)
                    try accounts.insert(
                        .mint(at: testNow), email: email, name: "r\(number)", roles: [.reviewer], at: testNow)
                    return try #require(try accounts.find(email))
                }
            }
            let claimed = try await withThrowingTaskGroup(of: Identifier<Submission>?.self) { group in
                for reviewer in reviewers { group.addTask { try await platform.claimNext(by: reviewer) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(claimed.compactMap { $0 }).count == 6)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func oneOfManyClaimsAndOneOfManyDecides(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform)
            let id = try await room.submit(try await room.write())
            func winners(_ body: @Sendable @escaping (Account) async throws -> Void) async -> Int {
                await withTaskGroup(of: Bool.self) { group in
                    for account in [room.reviewer, room.secondReviewer, room.siteOperator] {
                        group.addTask { (try? await body(account)) != nil }
                    }
                    return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
                }
            }
            #expect(await winners { try await platform.claim(id, by: $0) } == 1)
            try await platform.release(id, by: room.siteOperator)
            #expect(await winners { try await platform.decide(id, .reject("不行"), by: $0) } == 1)
            let counts = try await withThrowingTaskGroup(of: Int.self) { group in
                let then = platform.later(60)
                for _ in 0..<6 { group.addTask { try await then.carryOutDecisions() } }
                return try await group.reduce(0, +)
            }
            #expect(counts == 1)
            #expect(try await room.told(room.owner) == [.rejected])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func theQueueIsFilteredCountedAndOldestFirst(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform)
            try await room.setPolicy { $0.words = [.hold: ["秘密"]] }
            let old = try await room.submit(try await room.write("老的"))
            let new = try await room.later(7200).submit(try await room.later(7200).write("新的"))
            let held = try await room.later(7300).submit(try await room.later(7300).write("秘密"))
            let now = room.later(7400).platform
            func ids(_ filter: QueueFilter) async throws -> [Identifier<Submission>] {
                try await now.reviewQueue(filter, page: 1, for: room.reviewer).items.items.map(\.submission.id)
            }
            #expect(try await ids(QueueFilter()) == [old, new, held])
            #expect(try await ids(QueueFilter(kind: .held)) == [held])
            #expect(try await ids(QueueFilter(kind: .before)) == [old, new, held])
            #expect(try await ids(QueueFilter(age: .hour)) == [old])
            #expect(try await ids(QueueFilter(channel: Slug("local"))) == [old, new, held])
            #expect(try await ids(QueueFilter(channel: Slug("other"))).isEmpty)
            #expect(try await ids(QueueFilter(publication: Handle("quays"))).count == 3)
            #expect(try await ids(QueueFilter(publication: Handle("others"))).isEmpty)
            let queue = try await now.reviewQueue(QueueFilter(), page: 1, for: room.reviewer)
            #expect(queue.total == 3)
            #expect(queue.counts[.held] == 1)
            #expect(queue.channelChoices.map(\.count) == [3])
            #expect(queue.publicationChoices.map(\.count) == [3])
            #expect(try await now.claimNext(QueueFilter(kind: .held), by: room.reviewer) == held)
            #expect(try await ids(QueueFilter(kind: .mine)) == [held])
            let contents = try await now.review(new, for: room.reviewer)
            #expect(contents.previous == old && contents.next == held)
            #expect(try await now.decide(old, .approve(label: nil), by: room.secondReviewer).next == new)
        }
    }
}
