public import Kernel
import Storage

/// A publication's new name that waits because it has a reserved term in it.
public struct NameChange: Sendable {
    public let publication: Publication
    public let name: String
    public let reason: String
    public let reserved: [String]
    public let by: String?
    public let createdAt: Timestamp
    /// The one who looks belongs to the publication, so that somebody else decides.
    public let isOwn: Bool
}

struct NameChangeStore {
    let connection: any Connection

    func hold(
        _ name: String, of publication: Identifier<Publication>, reason: String, by account: Identifier<Account>,
        at time: Timestamp
    ) throws {
        try connection.execute(
            """
            INSERT INTO name_change (publication_id, name, reason, account_id, created_at)
            VALUES (\(publication), \(name), \(reason), \(account), \(time))
            ON CONFLICT (publication_id) DO UPDATE SET name = excluded.name, reason = excluded.reason,
                account_id = excluded.account_id, created_at = excluded.created_at
            """)
    }

    func name(waitingFor publication: Identifier<Publication>) throws -> String? {
        try connection.value("SELECT name FROM name_change WHERE publication_id = \(publication)")
    }

    func rename(_ publication: Publication, to name: String, by account: Identifier<Account>, at time: Timestamp) throws
    {
        try connection.execute("UPDATE publication SET name = \(name) WHERE id = \(publication.id)")
        try connection.execute("DELETE FROM name_change WHERE publication_id = \(publication.id)")
        try AuditLog(connection: connection).record(
            "publication.name", subject: publication.handle.description, detail: "\(publication.name) → \(name)",
            by: account, at: time)
    }
}

extension Platform {
    /// Names that wait for somebody to look, the oldest first.
    public func nameChanges(for account: Account) async throws -> [NameChange] {
        guard ApplicationStanding(siteRoles: account.roles).isReviewer else { return [] }
        return try await read { connection in
            let policy: JoiningPolicy = try SettingStore(connection: connection).get()
            return try connection.rows(
                """
                SELECT publication.*, name_change.name AS new_name, name_change.reason AS reason,
                    name_change.created_at AS asked_at, account.name AS asked_by, membership.role AS role
                FROM name_change JOIN publication ON publication.id = name_change.publication_id
                LEFT JOIN account ON account.id = name_change.account_id
                LEFT JOIN membership ON membership.publication_id = publication.id
                    AND membership.account_id = \(account.id)
                ORDER BY name_change.created_at LIMIT 100
                """
            ) { row in
                let name: String = try row["new_name"], role: Membership.Role? = try row["role"]
                return NameChange(
                    publication: try Publication(row: row), name: name, reason: try row["reason"],
                    reserved: policy.reservedTerms(in: [name]), by: try row["asked_by"], createdAt: try row["asked_at"],
                    isOwn: role != nil)
            }
        }
    }

    /// - Parameter reason: for the publication, when the name is refused.
    /// - Throws: `JoiningError.ownApplication` to members of the publication, `.nameTaken`, `.reasonMissing`.
    public func decideNameChange(of handle: Handle, isApproved: Bool, reason: String, by account: Account) async throws
    {
        let now = clock.now
        let reason = isApproved ? reason.trimmed : try JoiningError.checked(reason)
        do {
            try await write { connection in
                guard ApplicationStanding(siteRoles: account.roles).isReviewer,
                    let publication = try PublicationStore(connection: connection).find(handle),
                    let standing = try Standing.of(account, in: publication.id, connection)
                else { throw ReadingError.noSuchPublication }
                guard standing.isImpartialReviewer else { throw JoiningError.ownApplication }
                let names = NameChangeStore(connection: connection)
                guard let name = try names.name(waitingFor: publication.id) else {
                    throw ReadingError.noSuchPublication
                }
                if isApproved {
                    if try NameStore(connection: connection).isTaken(name: name, except: publication.id) {
                        throw JoiningError.nameTaken
                    }
                    try names.rename(publication, to: name, by: account.id, at: now)
                } else {
                    try connection.execute("DELETE FROM name_change WHERE publication_id = \(publication.id)")
                }
                for editor in try MembershipStore(connection: connection).editors(of: publication.id) {
                    try NotificationStore(connection: connection).tell(
                        editor, .publicationChanged, path: publication.settingsPath,
                        [
                            "publication": publication.name, "name": name,
                            "change": isApproved ? "name-approved" : "name-refused", "text": reason,
                        ], at: now)
                }
            }
        } catch StorageError.unique {
            throw JoiningError.nameTaken
        }
    }
}
