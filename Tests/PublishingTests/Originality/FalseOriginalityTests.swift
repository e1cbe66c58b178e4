import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

@Suite struct FalseOriginalityTests {
    @Test(arguments: DatabaseKind.allCases) func revokingIsADecisionThatCosts(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let article = try await court.article()
            try await platform.write { connection in
                _ = try connection.execute("UPDATE article SET originality = 'claimed' WHERE id = \(article)")
            }
            try await platform.judgeOriginality(
                of: article, .revoke, reason: "与 2019 年的旧文相同。", rule: "社区规则", by: court.room.reviewer)
            #expect(try await court.score() == 80)
            let decision = try #require(
                try await platform.ownDecisions(of: court.room.owner, page: 1).items.items.map(\.decision)
                    .first { $0.measure == .warn })
            #expect(decision.reasons.fault == .falseOriginality && decision.reasons.explanation == "与 2019 年的旧文相同。")
            // Judging otherwise gives the points back.
            try await platform.judgeOriginality(of: article, .confirm, reason: "", by: court.room.secondReviewer)
            #expect(try await court.score() == 100)
            #expect(try await court.decision(decision.id).ending == .overturned)
        }
    }
}
