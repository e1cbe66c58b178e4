import Kernel
import Storage

extension Platform {
    /// Ends the probation of every publication that has shown enough for long enough, and returns how many there were.
    @discardableResult
    public func endProbations() async throws -> Int {
        let now = clock.now
        let due = try await read { try Probation(connection: $0, now: now).due() }
        guard !due.isEmpty else { return 0 }
        return try await writeUnseen { connection in
            let probation = Probation(connection: connection, now: now)
            return try due.filter { try probation.end(of: $0) }.count
        }
    }
}

/// New publications are reviewed before they publish, until so many articles were approved and so many days have passed.
struct Probation {
    let connection: any Connection
    let now: Timestamp

    func due() throws -> [Identifier<Publication>] {
        let policy: ReviewPolicy = try SettingStore(connection: connection).get()
        return try connection.rows(
            """
            SELECT publication.id AS id FROM publication
            WHERE state = \(Publication.State.probation)
                AND created_at <= \(now.adding(days: -Int64(policy.probationDays)))
            ORDER BY id
            """
        ) { try $0["id"] as Identifier<Publication> }
        .filter { try approved(in: $0) >= policy.probationArticles }
    }

    /// - Returns: whether it ended just now.
    @discardableResult
    func end(of id: Identifier<Publication>) throws -> Bool {
        let policy: ReviewPolicy = try SettingStore(connection: connection).get()
        guard let publication = try PublicationStore(connection: connection).find(id), publication.state == .probation,
            publication.createdAt <= now.adding(days: -Int64(policy.probationDays)),
            try approved(in: id) >= policy.probationArticles
        else { return false }
        let ended = try connection.execute(
            """
            UPDATE publication SET state = \(Publication.State.active)
            WHERE id = \(id) AND state = \(Publication.State.probation)
            """)
        guard ended == 1 else { return false }
        try AuditLog(connection: connection).record(
            "publication.state", subject: id.description, detail: Publication.State.active.rawValue, by: nil, at: now)
        for editor in try MembershipStore(connection: connection).editors(of: id) {
            try NotificationStore(connection: connection).tell(
                editor, .probationEnded, path: "/@\(publication.handle)", ["publication": publication.name], at: now)
        }
        return true
    }

    /// Articles a person has approved.
    private func approved(in id: Identifier<Publication>) throws -> Int {
        try connection.value(
            """
            SELECT count(DISTINCT submission.article_id) FROM submission
            JOIN article ON article.id = submission.article_id
            WHERE article.publication_id = \(id) AND submission.decided_by IS NOT NULL
                AND submission.effected_at IS NOT NULL
                AND submission.state IN (\(Submission.State.published), \(Submission.State.approved))
            """) ?? 0
    }
}
