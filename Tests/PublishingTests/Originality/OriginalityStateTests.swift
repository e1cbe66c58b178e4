import Document
import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

@Suite struct OriginalityStateTests {
    @Test(arguments: DatabaseKind.allCases) func onlyImpartialReviewersJudgeAClaim(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform, state: .active)
            let id = try await room.published("渡船", OriginalityTexts.paragraphs(1))
            #expect(try await platform.article(id).origin.state == .claimed)
            for account in [room.owner, room.editor, room.contributor, room.stranger, room.channelEditor] {
                await #expect(throws: (any Error).self) {
                    try await platform.judgeOriginality(of: id, .revoke, reason: "抄袭", by: account)
                }
            }
            #expect(try await platform.article(id).origin.state == .claimed)
            await #expect(throws: OriginalityError.reasonMissing) {
                try await platform.judgeOriginality(of: id, .dispute, reason: " ", by: room.reviewer)
            }
            try await platform.judgeOriginality(of: id, .dispute, reason: "有人投诉", by: room.reviewer)
            try await platform.judgeOriginality(of: id, .confirm, reason: "", by: room.secondReviewer)
            #expect(try await platform.article(id).origin.state == .confirmed)
            try await platform.judgeOriginality(of: id, .revoke, reason: "抄袭", by: room.siteOperator)
            #expect(try await platform.article(id).origin.state == .revoked)
            let submission = try await room.latest(id).id
            let events = try await platform.originality(of: submission, for: room.reviewer).events
            #expect(events.map(\.state) == [.revoked, .confirmed, .disputed, .claimed])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aJudgementOutlivesANewRevision(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform, state: .active)
            // Else the publication is muted for it, and has nothing new to submit.
            try await platform.changeSetting(CreditPolicy.self, by: room.siteOperator) { $0.falseOriginality = 0 }
            let id = try await room.published("渡船", OriginalityTexts.paragraphs(1))
            try await platform.judgeOriginality(of: id, .revoke, reason: "抄袭", by: room.reviewer)
            try await room.save(id, "渡船", OriginalityTexts.blocks(OriginalityTexts.paragraphs(2)))
            try await room.submit(id)
            let origin = try await platform.article(id).origin
            #expect(origin.state == .revoked && !origin.state.isBadge)
        }
    }

    @Test func whatWeighsLeastIsWhatAnArticleIsTakenFor() {
        #expect(OriginalityState([]) == .undeclared)
        #expect(OriginalityState([Declaration(.opinion), Declaration(.original)]) == .claimed)
        #expect(OriginalityState([Declaration(.original), Declaration(.dispute)]) == .disputed)
        #expect(OriginalityState([Declaration(.original), Declaration(.translation)]) == .translation)
        #expect(OriginalityState([Declaration(.original), Declaration(.reprint)]) == .reprint)
    }
}
