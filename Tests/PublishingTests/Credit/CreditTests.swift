import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

@Suite struct CreditTests {
    /// A line of a ledger, written down the way the public JSON has it.
    private struct Line {
        let id: String
        let kind: String
        let points: Int
        let undoes: String?
    }

    /// The published rule, followed by somebody who knows nothing else.
    private func recomputed(_ lines: [Line]) -> Int {
        var sum = 100
        for line in lines where line.kind != "undone" && !lines.contains(where: { $0.undoes == line.id }) {
            sum = min(100, sum + line.points)
        }
        return max(0, sum)
    }

    private func ledger(_ court: Tribunal) async throws -> [Line] {
        try await court.platform.credit(of: try #require(Handle("quays"))).entries.map {
            Line(
                id: $0.id.description, kind: $0.kind.rawValue, points: $0.points, undoes: $0.undoes?.description)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func stepsMuteAndAtNothingItCloses(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let expected: [(score: Int, state: Publication.State)] = [
                (80, .muted), (60, .muted), (40, .muted), (20, .muted), (0, .closed),
            ]
            for (index, step) in expected.enumerated() {
                let article = try await platform.put(
                    Draft(title: "第 \(index) 篇", publication: "quays", channel: "local"))
                try await court.decide(MeasureOrder(.warn), on: .article(article), fault: .infringement)
                #expect(try await court.score() == step.score)
                #expect(try await court.state() == step.state)
                #expect(try await recomputed(ledger(court)) == step.score)
            }
            let mutes = try await platform.read {
                try DecisionStore(connection: $0).all(on: .publication(court.room.publication))
            }
            #expect(mutes.map(\.measure) == [.close, .mute, .mute])
            #expect(mutes.map(\.order.endsAt) == [nil, testNow.adding(days: 30), testNow.adding(days: 7)])
            #expect(try await platform.statement(mutes[0].id, for: court.room.owner).mayAppeal)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func cleanDaysGivePointsBackAndAnAppealAllOfThem(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let article = try await court.article()
            let fault = try await court.decide(
                MeasureOrder(.warn), on: .article(article), fault: .falseOriginality, by: court.room.reviewer)
            // Published on the second and the fourth day after; the third was no day of publishing.
            for day in [2, 4] as [Int64] {
                try await platform.put(
                    Draft(title: "\(day)", publication: "quays", channel: "local", hoursAgo: -24 * day))
            }
            #expect(try await court.later(days: 2).platform.creditCleanDays() == 0)
            #expect(try await court.later(days: 3).platform.creditCleanDays() == 1)
            #expect(try await court.later(days: 3).platform.creditCleanDays() == 0)
            #expect(try await court.later(days: 10).platform.creditCleanDays() == 1)
            #expect(try await court.score() == 82)
            #expect(try await recomputed(ledger(court)) == 82)
            try await platform.appeal(against: fault, "是原创。", by: court.room.owner)
            try await platform.takeAppeal(against: fault, by: court.appeals)
            try await platform.hearAppeal(against: fault, overturns: true, reason: "是原创。", by: court.appeals)
            #expect(try await court.score() == 100)
            #expect(try await recomputed(ledger(court)) == 100)
            // What was won back on clean days is no store for later faults.
            try await court.decide(MeasureOrder(.warn), on: .article(article), fault: .clickbait)
            #expect(try await court.score() == 95)
            #expect(try await recomputed(ledger(court)) == 95)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func weightsAreTheOperatorsAndLinesKeepTheirs(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let article = try await court.article()
            try await court.decide(MeasureOrder(.warn), on: .article(article), fault: .clickbait)
            try await platform.changeSetting(CreditPolicy.self, by: court.room.siteOperator) { $0.clickbait = 12 }
            try await court.decide(MeasureOrder(.warn), on: .article(article), fault: .clickbait)
            #expect(try await court.score() == 83)
            await #expect(throws: SettingError.outOfRange("first-step", 1...99)) {
                try await platform.changeSetting(CreditPolicy.self, by: court.room.siteOperator) { $0.firstStep = 0 }
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func lowCreditIsReviewedBeforePublication(_ kind: DatabaseKind) async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let first = try await court.room.write("第一篇")
            try await court.room.submit(first)
            #expect(try await court.room.article(first).state == .published)
            for _ in 1...3 {
                try await court.decide(MeasureOrder(.warn), on: .article(first), fault: .lowQuality)
            }
            let second = try await court.room.write("第二篇")
            try await court.room.submit(second)
            #expect(try await court.room.article(second).state == .published)
            try await platform.changeSetting(CreditPolicy.self, by: court.room.siteOperator) { $0.reviewBelow = 90 }
            let third = try await court.room.write("第三篇")
            try await court.room.submit(third)
            #expect(try await court.room.article(third).state == .inReview)
        }
    }
}
