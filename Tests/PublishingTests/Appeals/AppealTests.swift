import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

@Suite struct AppealTests {
    @Test(arguments: DatabaseKind.allCases) func overturningUndoesEverythingAndSaysSo(_ kind: DatabaseKind) async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let article = try await court.article()
            let id = try await court.decide(
                MeasureOrder(.remove), on: .article(article), fault: .rumour, by: court.room.siteOperator)
            // 100 − 20 is the first step: the program mutes.
            #expect(try await court.score() == 80)
            #expect(try await court.state() == .muted)
            let record = try await platform.caseRecord(id, for: court.room.siteOperator)
            let mute = try #require(record.consequences.first)
            #expect(mute.isByMachine && mute.reasons.automation == .full && mute.cause == id)

            try await platform.appeal(against: id, "码头确实关闭了。", by: court.room.owner)
            #expect(try await platform.publicDecision(id).decision.appeal == .open)
            // Whoever decided never hears it, operator or not.
            #expect(try await platform.takeNextAppeal(by: court.room.siteOperator) == nil)
            await #expect(throws: DecisionError.decidedByYou) {
                try await platform.takeAppeal(against: id, by: court.room.siteOperator)
            }
            #expect(try await platform.takeNextAppeal(by: court.appeals) == id)
            try await platform.hearAppeal(
                against: id, overturns: true, reason: "报道属实。", by: court.appeals)

            #expect(try await court.restriction(article) == .none)
            #expect(try await platform.article(article).revision.content.title == "渡船")
            #expect(try await court.score() == 100)
            #expect(try await court.state() == .active)
            #expect(try await court.decision(mute.id).ending == .overturned)
            let public_ = try await platform.publicDecision(id).decision
            #expect(public_.ending == .overturned && public_.appeal == .overturned && public_.outcome == "报道属实。")
            #expect(try await court.room.told(court.room.owner).last == .appealHeard)
            await #expect(throws: DecisionError.alreadyAppealed) {
                try await platform.appeal(against: id, "再来", by: court.room.owner)
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func upheldLeavesAllAsItIs(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let article = try await court.article()
            let id = try await court.decide(
                .label("讽刺作品"), on: .article(article), fault: .clickbait, by: court.room.reviewer)
            try await platform.appeal(against: id, "不是讽刺。", by: court.room.editor)
            await #expect(throws: DecisionError.appealAssigned) {
                try await platform.hearAppeal(against: id, overturns: false, reason: "维持", by: court.appeals)
            }
            try await platform.takeAppeal(against: id, by: court.appeals)
            // Another takes it over; the first no longer decides it.
            try await platform.takeAppeal(against: id, by: court.room.siteOperator)
            await #expect(throws: DecisionError.appealAssigned) {
                try await platform.hearAppeal(against: id, overturns: true, reason: "撤销", by: court.appeals)
            }
            await #expect(throws: DecisionError.appealReasonMissing) {
                try await platform.hearAppeal(
                    against: id, overturns: false, reason: " ", by: court.room.siteOperator)
            }
            try await platform.hearAppeal(
                against: id, overturns: false, reason: "标题有误导。", by: court.room.siteOperator)
            #expect(try await court.restriction(article) == .labelled)
            #expect(try await court.score() == 95)
            #expect(try await platform.appeals(.waiting, page: 1, for: court.appeals).items.items.isEmpty)
            #expect(try await platform.appeals(.closed, page: 1, for: court.appeals).items.items.count == 1)
            await #expect(throws: DecisionError.appealClosed) {
                try await platform.takeAppeal(against: id, by: court.appeals)
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func thereAreSixMonthsForIt(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let article = try await court.article()
            let id = try await court.decide(MeasureOrder(.demote), on: .article(article))
            // From 23 November to 23 May: 181 days.
            await #expect(throws: DecisionError.appealTooLate) {
                try await court.later(days: 181).platform.appeal(against: id, "不对", by: court.room.owner)
            }
            for stranger in [court.room.stranger, court.room.contributor, court.appeals] {
                await #expect(throws: ReadingError.noSuchPage) {
                    try await platform.appeal(against: id, "不对", by: stranger)
                }
            }
            await #expect(throws: DecisionError.appealTextMissing) {
                try await platform.appeal(against: id, "  ", by: court.room.owner)
            }
            try await court.later(days: 180).platform.appeal(against: id, "不对", by: court.room.owner)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func onlyOneOfManyAppealsAndOfficersIsFirst(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let article = try await court.article()
            let id = try await court.decide(
                MeasureOrder(.remove), on: .article(article), fault: .rumour, by: court.room.reviewer)
            let sent = await withTaskGroup(of: Bool.self, returning: Int.self) { group in
                for account in [court.room.owner, court.room.editor, court.room.owner, court.room.editor] {
                    group.addTask { (try? await platform.appeal(against: id, "不对", by: account)) != nil }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(sent == 1)
            try await platform.takeAppeal(against: id, by: court.appeals)
            let heard = await withTaskGroup(of: Bool.self, returning: Int.self) { group in
                for overturns in [true, true, true] {
                    group.addTask {
                        (try? await platform.hearAppeal(
                            against: id, overturns: overturns, reason: "好", by: court.appeals)) != nil
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(heard == 1)
            #expect(try await court.score() == 100)
        }
    }
}
