import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

@Suite struct CounterNoticeTests {
    /// An article taken down by a copyright notice, with the points it cost.
    private func takenDown(_ court: Tribunal) async throws
        -> (article: Identifier<Article>, code: SecretToken, case: Identifier<ComplaintCase>, Identifier<Decision>)
    {
        let article = try await court.article()
        let code = try await court.complain(on: .article(article))
        let id = try await court.takeCase()
        let decision = try await court.platform.decide(
            MeasureOrder(.disable), on: .article(article), Tribunal.reasons(.law, fault: .infringement), answering: id,
            by: court.complaints)
        return (article, code, id, decision)
    }

    @Test(arguments: DatabaseKind.allCases) func itIsForwardedAndPutsTheArticleBack(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let (article, code, id, decision) = try await takenDown(court)
            #expect(try await court.score() == 80)
            let forwarded = try #require(try await platform.forwardedNotice(of: decision, for: court.room.owner))
            #expect(forwarded.mayCounter && forwarded.statements.first?[.name] == "陈述人")

            try await platform.counter(decision, try Tribunal.counterNotice(), by: court.room.owner)
            await #expect(throws: ComplaintError.decided) {
                try await platform.counter(decision, try Tribunal.counterNotice(), by: court.room.owner)
            }
            let followed = try await platform.complaint(with: code)
            #expect(followed.state == .restored)
            #expect(followed.counterNotice?.statement[.email] == "author@example.org")
            // Nobody at the desk has had to look at it.
            #expect(try await platform.complaints(.waiting, page: 1, for: court.complaints).items.items.isEmpty)
            #expect(try await court.restriction(article) == .none)
            #expect(try await court.score() == 100)
            #expect(try await court.find(id).state == .restored)
            #expect(try await court.mailed().last == "complaint-restored")
            #expect(try await court.room.told(court.room.owner).last == .appealHeard)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func notAgain(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let (article, _, id, decision) = try await takenDown(court)
            try await platform.counter(decision, try Tribunal.counterNotice(), by: court.room.owner)
            // Neither by the same person, nor by another about the same work, however it is written.
            await #expect(throws: ComplaintError.notAgain) {
                try await court.complain(on: .article(article), work: "别的书")
            }
            await #expect(throws: ComplaintError.notAgain) {
                try await court.complain(
                    on: .article(article), email: "other@example.net", work: "《水上的書》", from: "192.0.2.8")
            }
            await #expect(throws: ComplaintError.decided) {
                try await platform.decide(
                    MeasureOrder(.disable), on: .article(article), Tribunal.reasons(.law), answering: id,
                    by: court.complaints)
            }
            try await court.complain(
                on: .article(article), email: "third@example.net", work: "别的书", from: "192.0.2.9")
        }
    }

    /// What the platform has ordered besides stays, and so does what is not the author's to undo.
    @Test(arguments: DatabaseKind.allCases) func onlyWhatItAnswersIsUndone(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let (article, _, _, decision) = try await takenDown(court)
            try await court.decide(MeasureOrder(.demote), on: .article(article))
            for stranger in [court.room.contributor, court.room.stranger, court.complaints] {
                await #expect(throws: ReadingError.noSuchPage) {
                    try await platform.counter(decision, try Tribunal.counterNotice(), by: stranger)
                }
            }
            try await platform.counter(decision, try Tribunal.counterNotice(), by: court.room.owner)
            #expect(try await court.restriction(article) == .demoted)
            #expect(try await platform.publicDecision(decision).decision.ending == .overturned)
            #expect(try await platform.check().problems.map(\.description) == [])
        }
    }

    @Test func allOfItIsRequired() throws {
        #expect(throws: ComplaintError.incomplete(CounterNotice.fields, goodFaith: true)) {
            try CounterNoticeForm([:], isInGoodFaith: false)
        }
    }
}
