import Foundation
import Kernel
import Storage

/// What the platform decided in one month, in numbers.
public struct TransparencyReport: Sendable {
    public struct Line: Hashable, Sendable {
        public let measure: Measure
        public let law: Int
        public let terms: Int
        public var total: Int { law + terms }
    }

    public let month: ReportMonth
    public let lines: [Line]
    public let byCategory: [(category: DecisionCategory, count: Int)]
    public let bySource: [DecisionReasons.Source: Int]
    /// For each day of the month.
    public let byDay: [Int]
    /// Decided by the program, wholly.
    public let automated: Int
    public let detected: Int
    /// Of the decisions that answer a notice: from that coming in.
    public let medianToDecision: Int64?
    /// Appeals that came in, and of those that were decided in the month how they ended.
    public let appeals: Int
    public let upheld: Int
    public let overturned: Int
    public let medianToOutcome: Int64?
    public let complaints: ComplaintNumbers
    /// Months that have a report, the latest first.
    public let months: [ReportMonth]
    public let chrome: Chrome

    public var total: Int { lines.map(\.total).reduce(0, +) }
}

extension Platform {
    /// The months of which there is a report, the latest first; the running month among them.
    public func reportMonths() async throws -> (months: [ReportMonth], chrome: Chrome) {
        let now = clock.now
        return try await read { (try ReportStore(connection: $0, now: now).months(), try Chrome($0)) }
    }

    /// - Throws: `ReadingError.noSuchPage` for a month before the first decision or still to come.
    public func report(of month: ReportMonth) async throws -> TransparencyReport {
        let now = clock.now
        return try await read { connection in
            let store = ReportStore(connection: connection, now: now)
            let months = try store.months()
            guard months.contains(month) else { throw ReadingError.noSuchPage }
            return try store.report(of: month, months)
        }
    }
}

struct ReportStore {
    let connection: any Connection
    let now: Timestamp

    func months() throws -> [ReportMonth] {
        let zone = try SettingStore(connection: connection).site().zone
        let last = ReportMonth(now, in: zone)
        let first: Timestamp? = try connection.value(
            """
            SELECT min(time) AS time FROM (SELECT min(decided_at) AS time FROM decision
                UNION ALL SELECT min(received_at) AS time FROM complaint_case) AS begun
            """)
        guard let first else { return [last] }
        var months = [ReportMonth(first, in: zone)]
        while let latest = months.last, latest < last { months.append(latest.next) }
        return months.reversed()
    }

    func report(of month: ReportMonth, _ months: [ReportMonth]) throws -> TransparencyReport {
        let zone = try SettingStore(connection: connection).site().zone
        let span = month.span(in: zone)
        let decisions = try connection.rows(
            """
            SELECT * FROM decision WHERE decided_at >= \(span.lowerBound) AND decided_at < \(span.upperBound) ORDER BY id
            """, Decision.init)
        let heard = try connection.rows(
            "SELECT * FROM appeal WHERE heard_at >= \(span.lowerBound) AND heard_at < \(span.upperBound) ORDER BY id",
            Appeal.init)
        let appeals: Int? = try connection.value(
            """
            SELECT count(*) FROM appeal WHERE created_at >= \(span.lowerBound) AND created_at < \(span.upperBound)
            """)
        let first = CalendarDay(span.lowerBound, in: zone)
        var byDay = [Int](repeating: 0, count: Int(CalendarDay(span.upperBound, in: zone).number - first.number))
        for decision in decisions {
            let day = Int(CalendarDay(decision.decidedAt, in: zone).number - first.number)
            if byDay.indices.contains(day) { byDay[day] += 1 }
        }
        return TransparencyReport(
            month: month, lines: Self.lines(decisions),
            byCategory: Dictionary(grouping: decisions, by: \.reasons.category).map { ($0.key, $0.value.count) }
                .sorted { ($1.1, $0.0.rawValue) < ($0.1, $1.0.rawValue) },
            bySource: Dictionary(grouping: decisions, by: \.reasons.source).mapValues(\.count), byDay: byDay,
            automated: decisions.filter { $0.reasons.automation == .full }.count,
            detected: decisions.filter(\.reasons.isDetectedAutomatically).count,
            medianToDecision: Self.median(
                decisions.compactMap { decision in
                    decision.reasons.notice.map { decision.decidedAt.milliseconds - $0.receivedAt.milliseconds }
                }),
            appeals: appeals ?? 0, upheld: heard.filter { $0.state == .upheld }.count,
            overturned: heard.filter { $0.state == .overturned }.count,
            medianToOutcome: Self.median(
                heard.compactMap { appeal in
                    appeal.heardAt.map { $0.milliseconds - appeal.createdAt.milliseconds }
                }),
            complaints: try ComplaintNumbers(connection, in: span), months: months, chrome: try Chrome(connection))
    }

    private static func lines(_ decisions: [Decision]) -> [TransparencyReport.Line] {
        Measure.allCases.compactMap { measure in
            let grounds = decisions.filter { $0.measure == measure }.map(\.reasons.ground)
            guard !grounds.isEmpty else { return nil }
            return TransparencyReport.Line(
                measure: measure, law: grounds.filter { $0 == .law }.count,
                terms: grounds.filter { $0 == .terms }.count)
        }
    }

    /// Of an even number the lower of the two in the middle.
    static func median(_ values: [Int64]) -> Int64? {
        values.isEmpty ? nil : values.sorted()[(values.count - 1) / 2]
    }
}
