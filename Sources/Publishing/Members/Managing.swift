public import Kernel
import Storage

extension Platform {
    /// Makes a contributor an editor, or the other way round.
    public func changeRole(
        of member: Identifier<Account>, to role: Membership.Role, in handle: Handle, by account: Account
    )
        async throws
    {
        let now = clock.now
        try await writeUnseen { connection in
            let grant = try PublicationAccess(connection: connection).requireLocked(
                .manageEditors, on: handle, by: account)
            let members = MembershipStore(connection: connection)
            guard let current = try members.role(of: member, in: grant.publication.id) else {
                throw MemberError.noSuchMember
            }
            guard current != .owner, role != .owner else { throw MemberError.isOwner }
            guard current != role else { return }
            try members.set(role, of: member, in: grant.publication.id, at: now)
            try Self.tell(member, grant.publication, account, role.rawValue, connection, at: now)
        }
    }

    /// Takes somebody out of the publication. What they wrote stays with it.
    public func removeMember(_ member: Identifier<Account>, from handle: Handle, by account: Account) async throws {
        let now = clock.now
        try await writeUnseen { connection in
            let access = PublicationAccess(connection: connection)
            let grant = try access.requireLocked(.manageContributors, on: handle, by: account)
            let members = MembershipStore(connection: connection)
            guard let role = try members.role(of: member, in: grant.publication.id) else {
                throw MemberError.noSuchMember
            }
            guard role != .owner else { throw MemberError.isOwner }
            try access.require(role.managing, on: handle, by: account)
            try Self.remove(member, from: grant.publication, connection)
            try Self.tell(member, grant.publication, account, "removed", connection, path: "/studio", at: now)
        }
    }

    public func leave(_ handle: Handle, by account: Account) async throws {
        let now = clock.now
        try await writeUnseen { connection in
            let access = PublicationAccess(connection: connection)
            if try access.require(.view, on: handle, by: account).standing.membership == .owner {
                throw MemberError.isOwner
            }
            let grant = try access.requireLocked(.leave, on: handle, by: account)
            try Self.remove(account.id, from: grant.publication, connection)
            let members = try MembershipStore(connection: connection).members(of: grant.publication.id)
            for owner in members where owner.role == .owner {
                try Self.tell(owner.account, grant.publication, account, "left", connection, at: now)
            }
        }
    }

    /// Offers the publication to another member. It is theirs when they accept; until then it can be taken back.
    public func offerOwnership(of handle: Handle, to member: Identifier<Account>, by account: Account) async throws {
        let now = clock.now
        try await writeUnseen { connection in
            let grant = try PublicationAccess(connection: connection).requireLocked(.handOver, on: handle, by: account)
            let role = try MembershipStore(connection: connection).role(of: member, in: grant.publication.id)
            guard let role, role != .owner else { throw MemberError.noSuchMember }
            try connection.execute("DELETE FROM ownership_offer WHERE publication_id = \(grant.publication.id)")
            try connection.execute(
                """
                INSERT INTO ownership_offer (publication_id, account_id, offered_by, created_at)
                VALUES (\(grant.publication.id), \(member), \(account.id), \(now))
                """)
            try Self.tell(member, grant.publication, account, "offered", connection, at: now)
        }
    }

    public func withdrawOwnershipOffer(of handle: Handle, by account: Account) async throws {
        try await writeUnseen { connection in
            let grant = try PublicationAccess(connection: connection).requireLocked(.handOver, on: handle, by: account)
            try connection.execute("DELETE FROM ownership_offer WHERE publication_id = \(grant.publication.id)")
        }
    }

    /// The one it was offered to takes it or not. Who owned it before stays as an editor.
    /// - Throws: `MemberError.noOffer`; `JoiningError.tooManyPublications` if they own as many as one may.
    public func answerOwnershipOffer(of handle: Handle, isAccepted: Bool, by account: Account) async throws {
        let now = clock.now
        try await writeUnseen { connection in
            try ApplicationStore(connection: connection).lock(applicant: account.id)
            let grant = try PublicationAccess(connection: connection).requireLocked(.view, on: handle, by: account)
            let publication = grant.publication
            let offered = try connection.execute(
                "DELETE FROM ownership_offer WHERE publication_id = \(publication.id) AND account_id = \(account.id)")
            guard offered == 1 else { throw MemberError.noOffer }
            let members = MembershipStore(connection: connection)
            let owner = try members.members(of: publication.id).first { $0.role == .owner }?.account
            if isAccepted {
                // What the owner may not do by now, nobody can do in their name.
                guard Standing(membership: .owner, publication: publication.state).allows(.handOver) else {
                    throw MemberError.publicationState(publication.state)
                }
                try publication.kind.requireRoom(for: account.id, connection)
                if let owner { try members.set(.editor, of: owner, in: publication.id, at: now) }
                try members.set(.owner, of: account.id, in: publication.id, at: now)
                try AuditLog(connection: connection).record(
                    "publication.owner", subject: publication.handle.description, detail: account.email.description,
                    by: account.id, at: now)
            }
            guard let owner else { return }
            try Self.tell(
                owner, publication, account, isAccepted ? "taken-over" : "not-taken-over", connection, at: now)
        }
    }

    private static func remove(
        _ member: Identifier<Account>, from publication: Publication, _ connection: any Connection
    ) throws {
        try MembershipStore(connection: connection).remove(member, from: publication.id)
        try connection.execute(
            "DELETE FROM ownership_offer WHERE publication_id = \(publication.id) AND account_id = \(member)")
    }

    /// - Parameter change: completes `members.change.{change}` in the catalogues.
    private static func tell(
        _ member: Identifier<Account>, _ publication: Publication, _ account: Account, _ change: String,
        _ connection: any Connection, path: String? = nil, at time: Timestamp
    ) throws {
        try NotificationStore(connection: connection).tell(
            member, .memberChanged, path: path ?? publication.settingsPath,
            ["publication": publication.name, "name": account.name, "change": change], at: time)
    }
}
