import Foundation
import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

@Suite struct PublicRecordTests {
    @Test(arguments: DatabaseKind.allCases) func nobodyIsNamed(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let article = try await court.article("王小明的秘密")
            let comment = try await court.comment(on: article, "滚", by: "李四光")
            var reasons = Tribunal.reasons()
            reasons.facts = """
                李四光（li4@example.net，电话 +86 138-0013-8000）在 2026-11-20 于“码头”号 @quays 下回复 owner@example.org，\
                身份证 11010119900307663X，共 3 次。
                """
            let id = try await platform.decide(
                MeasureOrder(.hide), on: .comment(comment), reasons, by: court.room.reviewer)
            let entry = try await platform.publicDecision(id).decision
            #expect(
                entry.facts == """
                    […]（[…]，电话 […]）在 2026-11-20 于“[…]”号 […] 下回复 […]，身份证 […]，共 3 次。
                    """)
            let encoded = String(describing: entry)
            for name in ["李四光", "王小明", "quays", "码头", "reviewer", "example.org"] {
                #expect(!encoded.contains(name), "\(name)")
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func theRecordIsPagedAndFiltered(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let article = DecisionSubject.article(try await court.article())
            var reasons = Tribunal.reasons(.law)
            for _ in 0..<21 {
                _ = try await platform.decide(MeasureOrder(.warn), on: article, reasons, by: court.room.reviewer)
            }
            reasons.ground = .terms
            let last = try await platform.decide(
                MeasureOrder(.demote), on: article, reasons, by: court.room.reviewer)
            let first = try await platform.publicDecisions(page: 1)
            #expect(first.decisions.items.first?.id == last)
            #expect(first.decisions.items.count == 20 && first.decisions.hasNext && first.total == 22)
            #expect(try await platform.publicDecisions(ground: .terms, page: 1).decisions.items.map(\.id) == [last])
            #expect(try await platform.publicDecisions(measure: .warn, page: 2).decisions.items.count == 1)
            await #expect(throws: ReadingError.noSuchPage) { _ = try await platform.publicDecisions(page: 3) }
            // The desk sees what similar cases came to.
            let similar = try await platform.similarCases(.speech, for: court.room.reviewer)
            #expect(similar.lines.map(\.count) == [21, 1])
            let ordering = try await platform.ordering(on: article, for: court.room.secondReviewer)
            #expect(ordering.history.count == 22)
        }
    }
}
