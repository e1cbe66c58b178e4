public import Kernel
import Storage

/// What the members of a publication see of it.
public struct PublicationSettings: Sendable {
    public struct Member: Sendable {
        public let account: Identifier<Account>
        public let name: String
        public let email: EmailAddress
        public let role: Membership.Role
        public let since: Timestamp
    }

    public let publication: PublicationCard
    public let picture: StoredMedia?
    public let crop: AvatarCrop
    /// The owner first, then editors, then contributors.
    public let members: [Member]
    public let invitations: [Invitation]
    /// Who the publication is offered to.
    public let offeredTo: Identifier<Account>?
    /// A name that waits for a reviewer.
    public let waitingName: String?
    public let mutedUntil: Timestamp?
    /// The newest first.
    public let events: [PublicationEvent]
    public let role: Membership.Role
    public let actions: Set<PublicationAction>
    public let policy: JoiningPolicy
    /// Comments that wait for those who decide for it.
    public let waitingComments: Int
    public let chrome: Chrome
}

extension Platform {
    /// - Throws: `ReadingError.noSuchPublication` to those who do not belong to it.
    public func publicationSettings(_ handle: Handle, for account: Account) async throws -> PublicationSettings {
        let now = clock.now
        return try await read { connection in
            let grant = try PublicationAccess(connection: connection).require(.view, on: handle, by: account)
            let id = grant.publication.id
            let publications = PublicationStore(connection: connection)
            guard let card = try publications.card(id), let role = grant.standing.membership else {
                throw ReadingError.noSuchPublication
            }
            let picture = try publications.picture(of: id)
            let isDeciding = grant.standing.decidesForPublication
            return PublicationSettings(
                publication: card, picture: picture?.picture, crop: picture?.crop ?? .centre,
                members: try MembershipStore(connection: connection).people(of: id),
                // Contributors have no business with who else was invited.
                invitations: isDeciding ? try InvitationStore(connection: connection).pending(in: id, at: now) : [],
                offeredTo: try connection.value("SELECT account_id FROM ownership_offer WHERE publication_id = \(id)"),
                waitingName: try NameChangeStore(connection: connection).name(waitingFor: id),
                mutedUntil: try connection.value("SELECT muted_until FROM publication WHERE id = \(id)"),
                events: try PublicationEventStore(connection: connection).all(of: id), role: role,
                actions: Set(PublicationAction.allCases.filter(grant.standing.allows)),
                policy: try SettingStore(connection: connection).get(),
                waitingComments: isDeciding
                    ? try CommentQueueStore(connection: connection, account: account, publication: id).count(.waiting)
                    : 0,
                chrome: try Chrome(connection))
        }
    }
}

extension MembershipStore {
    /// The owner first, then editors, then contributors, each in the order they joined.
    func people(of publication: Identifier<Publication>) throws -> [PublicationSettings.Member] {
        try connection.rows(
            """
            SELECT membership.account_id AS account_id, membership.role AS role, membership.created_at AS created_at,
                account.name AS name, account.email AS email
            FROM membership JOIN account ON account.id = membership.account_id
            WHERE membership.publication_id = \(publication)
            ORDER BY CASE membership.role WHEN 'owner' THEN 0 WHEN 'editor' THEN 1 ELSE 2 END, membership.created_at,
                membership.account_id
            """
        ) { row in
            PublicationSettings.Member(
                account: try row["account_id"], name: try row["name"], email: try row["email"], role: try row["role"],
                since: try row["created_at"])
        }
    }
}
