public import Kernel
import Storage

/// An author's answer to a copyright notice (反通知): what they published is theirs to publish. It puts that back, and is
/// forwarded to who complained, who can then go to court.
public struct CounterNotice: Hashable, Sendable {
    public let `case`: Identifier<ComplaintCase>
    public let account: Identifier<Account>
    public let statement: [ComplaintField: String]
    public let receivedAt: Timestamp

    init(row: Row) throws {
        `case` = try row["case_id"]
        account = try row["account_id"]
        statement = try StoredJSON.value(in: try row["statement"])
        receivedAt = try row["received_at"]
    }

    /// What the form asks for; all of it is required.
    public static let fields: [ComplaintField] = [.explanation, .proof, .name, .email, .address]
}

/// A counter-notice as an author sends it. It cannot hold less than the law asks for.
public struct CounterNoticeForm: Sendable {
    let statement: [ComplaintField: String]

    /// - Throws: `ComplaintError.incomplete` with all that is missing, `.notAnAddress`, `.tooLong`.
    public init(_ texts: [ComplaintField: String], isInGoodFaith: Bool) throws(ComplaintError) {
        var statement: [ComplaintField: String] = [:]
        for field in CounterNotice.fields {
            guard let text = texts[field]?.trimmed, !text.isEmpty else { continue }
            guard text.unicodeScalars.count <= field.longest else { throw .tooLong(field) }
            statement[field] = text
        }
        let missing = CounterNotice.fields.filter { statement[$0] == nil }
        guard missing.isEmpty, isInGoodFaith else { throw .incomplete(missing, goodFaith: !isInGoodFaith) }
        guard statement[.email].flatMap({ EmailAddress($0) }) != nil else { throw .notAnAddress }
        self.statement = statement
    }
}

struct CounterNoticeStore {
    let connection: any Connection

    func find(_ id: Identifier<ComplaintCase>) throws -> CounterNotice? {
        try connection.first("SELECT * FROM counter_notice WHERE case_id = \(id)", CounterNotice.init)
    }

    /// - Returns: whether nobody was faster.
    func insert(
        _ form: CounterNoticeForm, on id: Identifier<ComplaintCase>, by account: Identifier<Account>, at time: Timestamp
    ) throws -> Bool {
        try connection.execute(
            """
            INSERT INTO counter_notice (case_id, account_id, statement, received_at, is_upheld, reviewed_at)
            VALUES (\(id), \(account), \(try StoredJSON.text(form.statement)), \(time), 1, \(time))
            ON CONFLICT (case_id) DO NOTHING
            """) == 1
    }
}
