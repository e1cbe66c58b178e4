import Document
import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

/// Reprints with and without leave, by a second publication of the same owner's making.
@Suite struct ReprintTests {
    private static let text = OriginalityTexts.paragraphs(1)

    /// A published article of another publication, and the room that would like to reprint it.
    private func withOriginal(
        _ kind: DatabaseKind, _ body: @Sendable @escaping (Newsroom, Account, Identifier<Article>) async throws -> Void
    ) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform, state: .active)
            let original = try await platform.put(
                Draft(title: "原文", publication: "paper", hoursAgo: 48, text: Self.text.joined()))
            try await platform.indexMissingTexts()
            try await platform.write { connection in
                let handle = try #require(Handle("paper"))
                let paper = try #require(try PublicationStore(connection: connection).find(handle))
                try MembershipStore(connection: connection).set(.owner, of: room.stranger.id, in: paper.id, at: testNow)
            }
            try await body(room, room.stranger, original)
        }
    }

    private func submitted(
        _ room: Newsroom, _ declarations: [Declaration], _ paragraphs: [String] = text
    ) async throws -> Identifier<Article> {
        let id = try await room.write("转载", OriginalityTexts.blocks(paragraphs))
        let draft = try await room.platform.draft(id, for: room.owner)
        var content = draft.content
        content.content.declarations = declarations
        _ = try await room.platform.saveDraft(id, content, base: draft.version, by: room.owner)
        try await room.submit(id)
        return id
    }

    private func findings(_ room: Newsroom, _ id: Identifier<Article>) async throws -> [Finding.Kind] {
        let submission = try await room.latest(id)
        return try await room.platform.read {
            try FindingStore(connection: $0).findings(of: submission.id).map(\.kind)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aCopyWaitsForAPerson(_ kind: DatabaseKind) async throws {
        try await withOriginal(kind) { room, _, _ in
            let id = try await submitted(room, [Declaration(.original)])
            #expect(try await room.article(id).state == .inReview)
            #expect(try await findings(room, id).contains(.copied))
            let contents = try await room.platform.originality(of: id, for: room.owner)
            #expect(contents.report.original?.title == "原文" && contents.report.share > 0.99)
            let disputing = try await submitted(room, [Declaration(.original), Declaration(.dispute, reason: "先写的")])
            #expect(try await findings(room, disputing).contains(.originDisputed))
        }
    }

    @Test(arguments: DatabaseKind.allCases) func withoutLeaveNoReviewerCanPublishAReprint(_ kind: DatabaseKind)
        async throws
    {
        try await withOriginal(kind) { room, _, _ in
            let id = try await submitted(room, [Declaration(.reprint, source: "paper")])
            #expect(try await findings(room, id).contains(.reprintRefused))
            let submission = try await room.latest(id).id
            await #expect(throws: ReviewError.reprint(.unlicensed)) {
                try await room.platform.decide(submission, .approve(label: nil), by: room.reviewer)
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func withLeaveItIsPublishedAtOnceAndNamesItsOriginal(_ kind: DatabaseKind)
        async throws
    {
        try await withOriginal(kind) { room, paper, original in
            try await room.platform.giveLicence(
                LicenceWish(licensee: "@quays"), of: try #require(Handle("paper")), by: paper)
            let id = try await submitted(room, [Declaration(.reprint, source: "paper")])
            #expect(try await room.article(id).state == .published)
            let contents = try await room.platform.article(id)
            #expect(contents.origin.state == .reprint)
            #expect(contents.origin.original?.article == original && contents.origin.original?.isUnnamed == false)
            let given = try await room.platform.licences(of: try #require(Handle("paper")), for: paper)
            #expect(given.map(\.reprints) == [1])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aLicenceIsKeptToTheLetter(_ kind: DatabaseKind) async throws {
        try await withOriginal(kind) { room, paper, original in
            let handle = try #require(Handle("paper"))
            let changed = Self.text.dropLast() + OriginalityTexts.paragraphs(50, count: 2)
            let reprint = [Declaration(.reprint, source: "paper")]
            func problem(_ declarations: [Declaration], _ paragraphs: [String]) async throws -> ReprintProblem? {
                let id = try await submitted(room, declarations, paragraphs)
                return try await room.platform.originality(of: id, for: room.owner).problem
            }
            try await room.platform.giveLicence(
                LicenceWish(article: original.description, endsAt: testNow.adding(days: 2)), of: handle, by: paper)
            #expect(try await problem(reprint, Array(changed)) == .edited)
            #expect(try await problem(reprint, Self.text) == nil)
            let later = room.later(3 * 86_400)
            let late = try await submitted(later, reprint, Self.text)
            #expect(try await later.platform.originality(of: late, for: room.owner).problem == .unlicensed)
            try await room.platform.giveLicence(
                LicenceWish(mayEdit: true, mayOmitSource: true), of: handle, by: paper)
            #expect(try await problem(reprint, Array(changed)) == nil)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aLicenceThatEndsBeforePublicationHoldsTheReprint(_ kind: DatabaseKind)
        async throws
    {
        try await withOriginal(kind) { room, paper, _ in
            let handle = try #require(Handle("paper"))
            try await room.setPolicy { $0.activePublishAtOnce = false }
            try await room.platform.giveLicence(LicenceWish(), of: handle, by: paper)
            let id = try await submitted(room, [Declaration(.reprint, source: "paper")])
            let submission = try await room.latest(id).id
            try await room.platform.claim(submission, by: room.reviewer)
            try await room.platform.decide(submission, .approve(label: nil), by: room.reviewer)
            let licence = try #require(try await room.platform.licences(of: handle, for: paper).first).licence.id
            try await room.platform.endLicence(licence, of: handle, by: paper)
            try await room.later(3_600).platform.carryOutDecisions()
            #expect(try await room.article(id).state == .inReview)
            #expect(try await room.submission(submission).isHeld)
            #expect(try await room.told(room.owner).isEmpty)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func onlyThoseWhoDecideForAPublicationGiveLeave(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform, state: .active)
            let handle = try #require(Handle("quays"))
            for account in [room.owner, room.editor] {
                try await platform.giveLicence(LicenceWish(), of: handle, by: account)
            }
            await #expect(throws: AccessError.notAllowed) {
                try await platform.giveLicence(LicenceWish(), of: handle, by: room.contributor)
            }
            for account in [room.stranger, room.reviewer, room.siteOperator] {
                await #expect(throws: ReadingError.noSuchPublication) {
                    try await platform.giveLicence(LicenceWish(), of: handle, by: account)
                }
            }
            for (wish, error) in [
                (LicenceWish(licensee: "nobody-here"), LicenceError.noSuchLicensee),
                (LicenceWish(licensee: "quays"), .ownLicensee), (LicenceWish(article: "12345"), .noSuchArticle),
                (LicenceWish(endsAt: testNow), .endsInThePast),
            ] {
                await #expect(throws: error) { try await platform.giveLicence(wish, of: handle, by: room.owner) }
            }
            #expect(try await platform.licences(of: handle, for: room.contributor).count == 2)
        }
    }
}
