import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

@Suite struct TransparencyReportTests {
    @Test(arguments: DatabaseKind.allCases) func aMonthInNumbers(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let article = try await court.article()
            // From notice to decision: 1, 5 and 30 hours.
            for (hours, measure) in [(1, Measure.demote), (5, .closeComments), (30, .remove)] {
                var reasons = Tribunal.reasons(measure == .remove ? .law : .terms)
                reasons.source = .notice
                reasons.notice = NoticeReference(
                    number: 1, receivedAt: testNow.adding(seconds: -3600 * Int64(hours)))
                _ = try await platform.decide(
                    MeasureOrder(measure), on: .article(article), reasons, by: court.room.reviewer)
            }
            let fault = try await court.decide(MeasureOrder(.warn), on: .article(article), fault: .rumour)
            try await platform.appeal(against: fault, "不对", by: court.room.owner)
            let later = court.later(days: 3)
            try await later.platform.takeAppeal(against: fault, by: court.appeals)
            try await later.platform.hearAppeal(against: fault, overturns: true, reason: "属实", by: court.appeals)

            let hour: Int64 = 3_600_000
            let report = try await later.platform.report(of: try #require(ReportMonth("2026-11")))
            // Three by hand, the warning, and the mute that the program made of it.
            #expect(report.total == 5)
            #expect(report.automated == 1)
            let removal = try #require(report.lines.first { $0.measure == .remove })
            #expect(removal.law == 1 && removal.terms == 0)
            #expect(report.medianToDecision == hour * 5)
            #expect(report.appeals == 1 && report.overturned == 1 && report.upheld == 0)
            #expect(report.medianToOutcome == hour * 72)
            #expect(report.bySource[.notice] == 3)
            #expect(report.byDay.count == 30 && report.byDay[22] == 5)
            #expect(report.byCategory.map(\.count).reduce(0, +) == 5)
            #expect(
                try await court.later(days: 40).platform.reportMonths().months.map(\.description) == [
                    "2027-01", "2026-12", "2026-11",
                ])
            await #expect(throws: ReadingError.noSuchPage) {
                _ = try await platform.report(of: try #require(ReportMonth("2026-12")))
            }
        }
    }

    @Test(arguments: ["2026-13", "2026-1", "1999-12", "2026-11 ", ""]) func noMonth(_ text: String) {
        #expect(ReportMonth(text) == nil)
    }
}
