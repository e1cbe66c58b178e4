import Kernel
import Storage

extension Platform {
    /// Erases who complained, and what they sent as proof, of cases answered longer ago than the operator keeps it; and the
    /// same of counter-notices. What was complained of stays, for the record.
    /// - Returns: how many were erased.
    @discardableResult
    public func eraseComplainants() async throws -> Int {
        let now = clock.now
        let kept = try await read { connection -> [Identifier<ComplaintCase>] in
            let policy: ComplaintPolicy = try SettingStore(connection: connection).get()
            let limit = now.adding(days: -Int64(policy.contactDays))
            return try connection.rows(
                """
                SELECT complaint_case.id AS id FROM complaint_case
                WHERE complaint_case.state IN ('actioned', 'dismissed', 'restored', 'closed')
                    AND complaint_case.decided_at <= \(limit)
                    AND NOT EXISTS (SELECT 1 FROM counter_notice WHERE counter_notice.case_id = complaint_case.id
                        AND counter_notice.reviewed_at > \(limit))
                    AND EXISTS (SELECT 1 FROM complaint
                        WHERE complaint.case_id = complaint_case.id AND complaint.erased_at IS NULL)
                ORDER BY complaint_case.id LIMIT 200
                """
            ) { try $0["id"] }
        }
        guard !kept.isEmpty else { return 0 }
        let (erased, documents) = try await writeUnseen { connection in
            var erased = 0
            var documents: [ComplaintDocument] = []
            for id in kept {
                documents += try ComplaintDocumentStore(connection: connection).removeAll(of: id)
                erased += try ComplaintErasing(connection: connection, now: now).erase(id)
            }
            return (erased, documents)
        }
        for document in documents { try await privateFiles.remove(document.key) }
        return erased
    }
}

private struct ComplaintErasing {
    let connection: any Connection
    let now: Timestamp

    func erase(_ id: Identifier<ComplaintCase>) throws -> Int {
        let complaints = try ComplaintStore(connection: connection).complaints(of: id, limit: 100_000)
        for complaint in complaints where complaint.erasedAt == nil {
            try connection.execute(
                """
                UPDATE complaint SET statement = \(try remainder(of: complaint.statement)), complainant = '',
                    account_id = NULL, email = NULL, erased_at = \(now)
                WHERE id = \(complaint.id)
                """)
            // What they have answered may say who they are as well.
            try connection.execute("DELETE FROM complaint_message WHERE complaint_id = \(complaint.id)")
        }
        if let counter = try CounterNoticeStore(connection: connection).find(id) {
            try connection.execute(
                """
                UPDATE counter_notice SET statement = \(try remainder(of: counter.statement)), erased_at = \(now)
                WHERE case_id = \(id)
                """)
        }
        return complaints.count { $0.erasedAt == nil }
    }

    private func remainder(of statement: [ComplaintField: String]) throws -> String {
        try StoredJSON.text(statement.filter { !$0.key.isPersonal })
    }
}
