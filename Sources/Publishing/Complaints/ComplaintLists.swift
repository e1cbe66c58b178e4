import Kernel
import Storage

extension ExportedList {
    /// What somebody has complained of, and how they have objected to what was decided about them.
    static func complaints(of account: Identifier<Account>) -> [ExportedList] {
        [
            ExportedList(
                file: "complaints.json",
                columns: [
                    ("complaint", .identifier), ("ground", .text), ("subject", .text), ("about", .text),
                    ("statement", .json), ("state", .text), ("time", .time), ("answered", .time), ("reason", .text),
                    ("decision", .identifier),
                ]
            ) { key, limit in
                """
                SELECT complaint.id AS key, complaint.id AS complaint, complaint_case.ground AS ground,
                    complaint_case.subject AS subject, complaint_case.evidence AS about, complaint.statement AS statement,
                    CASE WHEN complaint.asked_at IS NULL THEN complaint_case.state ELSE 'incomplete' END AS state,
                    complaint.received_at AS time, complaint_case.decided_at AS answered,
                    complaint_case.reason AS reason, complaint_case.decision_id AS decision
                FROM complaint JOIN complaint_case ON complaint_case.id = complaint.case_id
                WHERE complaint.account_id = \(account) AND complaint.id > \(key) ORDER BY complaint.id LIMIT \(limit)
                """
            },
            ExportedList(
                file: "complaint-messages.json",
                columns: [("complaint", .identifier), ("by", .text), ("text", .text), ("time", .time)]
            ) { key, limit in
                """
                SELECT complaint_message.id AS key, complaint_message.complaint_id AS complaint,
                    CASE WHEN complaint_message.account_id IS NULL THEN 'you' ELSE 'desk' END AS "by",
                    complaint_message.text AS text, complaint_message.created_at AS time
                FROM complaint_message JOIN complaint ON complaint.id = complaint_message.complaint_id
                WHERE complaint.account_id = \(account) AND complaint_message.id > \(key)
                ORDER BY complaint_message.id LIMIT \(limit)
                """
            },
            ExportedList(
                file: "complaint-documents.json",
                columns: [("complaint", .identifier), ("name", .text), ("bytes", .number), ("time", .time)]
            ) { key, limit in
                """
                SELECT complaint_document.id AS key, complaint_document.complaint_id AS complaint,
                    complaint_document.name AS name, complaint_document.byte_count AS bytes,
                    complaint_document.created_at AS time
                FROM complaint_document JOIN complaint ON complaint.id = complaint_document.complaint_id
                WHERE complaint.account_id = \(account) AND complaint_document.id > \(key)
                ORDER BY complaint_document.id LIMIT \(limit)
                """
            },
            ExportedList(
                file: "counter-notices.json",
                columns: [("decision", .identifier), ("statement", .json), ("time", .time)]
            ) { key, limit in
                """
                SELECT counter_notice.case_id AS key, complaint_case.decision_id AS decision,
                    counter_notice.statement AS statement, counter_notice.received_at AS time
                FROM counter_notice JOIN complaint_case ON complaint_case.id = counter_notice.case_id
                WHERE counter_notice.account_id = \(account) AND counter_notice.case_id > \(key)
                ORDER BY counter_notice.case_id LIMIT \(limit)
                """
            },
            ExportedList(
                file: "appeals.json",
                columns: [
                    ("decision", .identifier), ("text", .text), ("state", .text), ("time", .time), ("answer", .text),
                ]
            ) { key, limit in
                """
                SELECT id AS key, decision_id AS decision, body AS text, state, created_at AS time, reason AS answer
                FROM appeal WHERE appellant_id = \(account) AND id > \(key) ORDER BY id LIMIT \(limit)
                """
            },
        ]
    }
}
