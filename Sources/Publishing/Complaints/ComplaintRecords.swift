import Kernel
import Storage

/// How somebody's complaints, or those about a publication, have ended so far.
public struct ComplaintRecord: Hashable, Sendable {
    public let founded: Int
    public let unfounded: Int
    public let waiting: Int

    /// More than the operator bears were unfounded, and more than were founded.
    func isAbusive(_ policy: ComplaintPolicy) -> Bool {
        unfounded >= policy.unfoundedLimit && unfounded > founded
    }
}

struct ComplaintRecords {
    let connection: any Connection

    /// Since a time. Nobody has a record who has not said who they are.
    func complainant(_ key: String, since time: Timestamp) throws -> ComplaintRecord? {
        guard !key.isEmpty else { return nil }
        return try record(
            """
            FROM complaint JOIN complaint_case ON complaint_case.id = complaint.case_id
            WHERE complaint.complainant = \(key) AND complaint.received_at >= \(time)
            """)
    }

    func publication(_ id: Identifier<Publication>) throws -> ComplaintRecord? {
        try record("FROM complaint_case WHERE complaint_case.publication_id = \(id)")
    }

    /// Every case of a ground since a time.
    func ground(_ ground: ComplaintGround, since time: Timestamp) throws -> ComplaintRecord? {
        try record(
            "FROM complaint_case WHERE complaint_case.ground = \(ground) AND complaint_case.received_at >= \(time)")
    }

    private func record(_ cases: SQL) throws -> ComplaintRecord? {
        func sum(_ condition: SQL) -> SQL {
            "CAST(coalesce(sum(CASE WHEN \(condition) THEN 1 ELSE 0 END), 0) AS \(.integer))"
        }
        return try connection.first(
            """
            SELECT \(sum(ComplaintCase.isFounded)) AS founded, \(sum(ComplaintCase.isUnfounded)) AS unfounded,
                \(sum("\(ComplaintCase.isOpen)")) AS waiting \(cases)
            """
        ) { ComplaintRecord(founded: try $0["founded"], unfounded: try $0["unfounded"], waiting: try $0["waiting"]) }
    }
}
