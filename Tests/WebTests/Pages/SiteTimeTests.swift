import Foundation
import Kernel
import TestSupport
import Testing

@testable import Web

@Suite struct SiteTimeTests {
    @Test func isInTheSitesZoneAndLanguage() throws {
        let zone = try #require(TimeZone(identifier: "Asia/Shanghai"))
        let chinese = SiteTime(zone: zone, language: .simplifiedChinese),
            english = SiteTime(zone: zone, language: .english)
        #expect(chinese.iso(testNow) == "2026-11-23T12:00:00+08:00")
        #expect(chinese.full(testNow) == "2026-11-23 12:00")
        #expect(english.full(testNow) == "23 November 2026, 12:00")
        #expect(chinese.dateline(testNow) == "2026年11月23日 星期一")
        #expect(english.dateline(testNow) == "Monday, 23 November 2026")
        #expect(chinese.month(testNow) == "2026年11月")
    }
}
