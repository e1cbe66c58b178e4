public import Foundation
public import Kernel

/// A month of the site's calendar: `2026-11`.
public struct ReportMonth: Hashable, Comparable, Sendable, LosslessStringConvertible {
    public let year: Int
    public let month: Int

    public init?(_ text: String) {
        guard let match = text.wholeMatch(of: /(20\d\d)-(0[1-9]|1[0-2])/), let year = Int(match.1),
            let month = Int(match.2)
        else { return nil }
        self.init(year: year, month: month)
    }

    init(year: Int, month: Int) {
        self.year = year
        self.month = month
    }

    public init(_ time: Timestamp, in zone: TimeZone) {
        let parts = Self.calendar(zone).dateComponents([.year, .month], from: time.date)
        self.init(year: parts.year ?? 2020, month: parts.month ?? 1)
    }

    public var description: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }

    public static func < (left: Self, right: Self) -> Bool { (left.year, left.month) < (right.year, right.month) }

    public var next: ReportMonth {
        month == 12 ? ReportMonth(year: year + 1, month: 1) : ReportMonth(year: year, month: month + 1)
    }

    public func start(in zone: TimeZone) -> Timestamp {
        let date = Self.calendar(zone).date(from: DateComponents(year: year, month: month, day: 1))
        return date.map(Timestamp.init) ?? Timestamp(milliseconds: 0)
    }

    func span(in zone: TimeZone) -> Range<Timestamp> { start(in: zone)..<next.start(in: zone) }

    private static func calendar(_ zone: TimeZone) -> Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        return calendar
    }
}
