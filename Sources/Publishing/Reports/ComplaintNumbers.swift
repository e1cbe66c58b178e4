import Kernel
import Storage

/// The complaints of a month, in numbers.
public struct ComplaintNumbers: Hashable, Sendable {
    public struct Line: Hashable, Sendable {
        public let ground: ComplaintGround
        public let received: Int
    }

    /// Complaints that came in, however many of them were one case.
    public let received: Int
    /// Those with any.
    public let byGround: [Line]
    public let byTrusted: Int
    /// Cases that were answered in the month.
    public let answered: Int
    public let founded: Int
    public let unfounded: Int
    /// From the first complaint of a case to its answer.
    public let medianToAnswer: Int64?
    public let counterNotices: Int

    init(_ connection: any Connection, in span: Range<Timestamp>) throws {
        func isWithin(_ column: SQL) -> SQL { "\(column) >= \(span.lowerBound) AND \(column) < \(span.upperBound)" }
        let lines = try connection.rows(
            """
            SELECT complaint_case.ground AS ground, count(*) AS received,
                CAST(sum(complaint.is_trusted) AS \(.integer)) AS trusted
            FROM complaint JOIN complaint_case ON complaint_case.id = complaint.case_id
            WHERE \(isWithin("complaint.received_at")) GROUP BY complaint_case.ground ORDER BY complaint_case.ground
            """
        ) { (Line(ground: try $0["ground"], received: try $0["received"]), trusted: try $0["trusted"] as Int) }
        byGround = lines.map(\.0)
        received = byGround.map(\.received).reduce(0, +)
        byTrusted = lines.map(\.trusted).reduce(0, +)
        let answers = try connection.rows(
            """
            SELECT complaint_case.decided_at - complaint_case.received_at AS elapsed,
                CASE WHEN \(ComplaintCase.isFounded) THEN 1 ELSE 0 END AS founded,
                CASE WHEN \(ComplaintCase.isUnfounded) THEN 1 ELSE 0 END AS unfounded
            FROM complaint_case
            WHERE \(isWithin("complaint_case.decided_at")) AND complaint_case.decided_by IS NOT NULL
            """
        ) {
            (
                elapsed: try $0["elapsed"] as Int64, founded: try $0["founded"] as Int,
                unfounded: try $0["unfounded"] as Int
            )
        }
        answered = answers.count
        founded = answers.map(\.founded).reduce(0, +)
        unfounded = answers.map(\.unfounded).reduce(0, +)
        medianToAnswer = ReportStore.median(answers.map(\.elapsed))
        counterNotices =
            try connection.value("SELECT count(*) FROM counter_notice WHERE \(isWithin("received_at"))") ?? 0
    }
}
