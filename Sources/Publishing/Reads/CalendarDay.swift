public import Foundation
public import Kernel
public import Storage

/// A day of the site's calendar.
public struct CalendarDay: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    public let number: Int64

    public init(number: Int64) {
        self.number = number
    }

    public init(_ time: Timestamp, in zone: TimeZone) {
        let local = time.milliseconds + Int64(zone.secondsFromGMT(for: time.date)) * 1000
        number = Int64((Double(local) / 86_400_000).rounded(.down))
    }

    public static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.number < right.number }

    public func adding(_ days: Int64) -> CalendarDay { CalendarDay(number: number + days) }

    /// Midnight, when the day begins.
    public func start(in zone: TimeZone) -> Timestamp {
        let asIfUTC = Timestamp(milliseconds: number * 86_400_000)
        return asIfUTC.adding(seconds: -Int64(zone.secondsFromGMT(for: asIfUTC.date)))
    }

    /// `2026-11-23`
    public var iso: String {
        Date(timeIntervalSince1970: Double(number) * 86_400).formatted(.iso8601.year().month().day())
    }
}

extension CalendarDay: SQLConvertible, SQLReadable {
    public var sqlValue: SQLValue { .integer(number) }

    public init(sqlValue: SQLValue) throws {
        self.init(number: try Int64(sqlValue: sqlValue))
    }
}

extension SiteSettings {
    var zone: TimeZone { TimeZone(identifier: timeZone) ?? .gmt }
}
