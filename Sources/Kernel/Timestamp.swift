public import Foundation

/// A point in time, in whole milliseconds since 1970-01-01T00:00:00Z.
///
/// This is the only form in which times are stored, so that SQLite and PostgreSQL agree on every one.
public struct Timestamp: Hashable, Comparable, Sendable, Codable {
    /// Milliseconds since the Unix epoch; negative before 1970.
    public let milliseconds: Int64

    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Rounds towards the past to a whole millisecond.
    public init(_ date: Date) {
        milliseconds = Int64((date.timeIntervalSince1970 * 1000).rounded(.down))
    }

    public var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }

    public static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }

    public func adding(milliseconds other: Int64) -> Timestamp { Timestamp(milliseconds: milliseconds + other) }

    public func adding(seconds: Int64) -> Timestamp { adding(milliseconds: seconds * 1000) }

    public func adding(days: Int64) -> Timestamp { adding(seconds: days * 86_400) }
}
