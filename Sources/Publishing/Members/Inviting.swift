public import Kernel
import Storage

extension Platform {
    /// Sends somebody a link with which they join within seven days.
    /// - Parameters:
    ///   - role: editor or contributor.
    ///   - language: in which those are written to who have no account yet.
    /// - Returns: the link's token.
    @discardableResult
    public func invite(
        _ email: EmailAddress, as role: Membership.Role, to handle: Handle, language: Language, by account: Account
    ) async throws -> SecretToken {
        let now = clock.now
        return try await writeUnseen { connection in
            let grant = try PublicationAccess(connection: connection).requireLocked(
                role.managing, on: handle, by: account)
            guard role != .owner else { throw MemberError.isOwner }
            let publication = grant.publication
            let known = try AccountStore(connection: connection).find(email)
            if let known, try MembershipStore(connection: connection).role(of: known.id, in: publication.id) != nil {
                throw MemberError.alreadyMember
            }
            let invitations = InvitationStore(connection: connection)
            guard try invitations.pending(in: publication.id, at: now).count < Invitation.most else {
                throw MemberError.tooManyInvitations(Invitation.most)
            }
            let token = SecretToken()
            try invitations.insert(token, to: email, as: role, in: publication.id, by: account.id, at: now)
            try NotificationStore(connection: connection).tell(
                email, known?.id, .memberInvited, path: "/invitations/\(token.text)",
                ["publication": publication.name, "name": account.name], language: language, at: now)
            return token
        }
    }

    public func revokeInvitation(_ email: EmailAddress, to handle: Handle, by account: Account) async throws {
        try await writeUnseen { connection in
            let grant = try PublicationAccess(connection: connection).requireLocked(
                .manageContributors, on: handle, by: account)
            let store = InvitationStore(connection: connection)
            let now = clock.now
            for pending in try store.pending(in: grant.publication.id, at: now) where pending.email == email {
                guard grant.standing.allows(pending.role.managing) else { throw AccessError.notAllowed }
            }
            try store.remove(email, from: grant.publication.id)
        }
    }

    /// What an invitation offers, without taking it.
    /// - Throws: `MemberError.invitationSpent`.
    public func invitation(_ token: SecretToken) async throws -> InvitationContents {
        let now = clock.now
        return try await read { connection in
            guard let invitation = try InvitationStore(connection: connection).find(token, at: now),
                let card = try PublicationStore(connection: connection).card(invitation.publication)
            else { throw MemberError.invitationSpent }
            return InvitationContents(
                invitation: invitation, publication: card,
                invitedBy: try invitation.invitedBy.flatMap(AccountStore(connection: connection).find)?.name,
                chrome: try Chrome(connection))
        }
    }

    /// Joins the publication.
    /// - Parameter isConfirmed: they know that it was sent to another address than theirs.
    /// - Throws: `MemberError.invitationSpent`, `.otherAddress`, `.publicationState`.
    public func acceptInvitation(_ token: SecretToken, isConfirmed: Bool, by account: Account) async throws -> Handle {
        let now = clock.now
        return try await writeUnseen { connection in
            let invitation = try Self.spend(token, connection, at: now)
            guard isConfirmed || invitation.email == account.email else {
                throw MemberError.otherAddress(sentTo: invitation.email.masked)
            }
            guard let publication = try PublicationStore(connection: connection).find(invitation.publication) else {
                throw MemberError.invitationSpent
            }
            guard publication.state != .closed, publication.state != .frozen else {
                throw MemberError.publicationState(publication.state)
            }
            let members = MembershipStore(connection: connection)
            if try members.role(of: account.id, in: publication.id) == nil {
                try members.set(invitation.role, of: account.id, in: publication.id, at: now)
            }
            try Self.tellInviter(invitation, publication, account, "accepted", connection, at: now)
            return publication.handle
        }
    }

    public func declineInvitation(_ token: SecretToken, by account: Account) async throws {
        let now = clock.now
        try await writeUnseen { connection in
            let invitation = try Self.spend(token, connection, at: now)
            guard let publication = try PublicationStore(connection: connection).find(invitation.publication) else {
                return
            }
            try Self.tellInviter(invitation, publication, account, "declined", connection, at: now)
        }
    }

    private static func spend(_ token: SecretToken, _ connection: any Connection, at time: Timestamp) throws
        -> Invitation
    {
        guard let invitation = try InvitationStore(connection: connection).spend(token, at: time) else {
            throw MemberError.invitationSpent
        }
        return invitation
    }

    private static func tellInviter(
        _ invitation: Invitation, _ publication: Publication, _ account: Account, _ change: String,
        _ connection: any Connection, at time: Timestamp
    ) throws {
        guard let inviter = invitation.invitedBy else { return }
        try NotificationStore(connection: connection).tell(
            inviter, .memberChanged, path: publication.settingsPath,
            ["publication": publication.name, "name": account.name, "change": change], at: time)
    }
}

/// What somebody who opens an invitation is shown.
public struct InvitationContents: Sendable {
    public let invitation: Invitation
    public let publication: PublicationCard
    public let invitedBy: String?
    public let chrome: Chrome
}

extension Membership.Role {
    /// What it takes to invite, change or remove somebody of this role.
    var managing: PublicationAction { self == .contributor ? .manageContributors : .manageEditors }
}

extension EmailAddress {
    /// Enough for its owner to know it by, and for nobody else: `m…@example.org`.
    public var masked: String { "\(localPart.prefix(1))…\(description.drop { $0 != "@" })" }
}

extension Publication {
    /// Where its members look after it.
    var settingsPath: String { "/studio/publication/\(handle)" }
}

extension NotificationStore {
    /// Tells somebody who may have no account, and is then written to.
    func tell(
        _ email: EmailAddress, _ account: Identifier<Account>?, _ kind: UserNotification.Kind, path: String,
        _ arguments: [String: String], language: Language, at time: Timestamp
    ) throws {
        if let account { return try tell(account, kind, path: path, arguments, at: time) }
        try MailStore(connection: connection).queue(
            kind: kind.rawValue, to: email, language, arguments, path: path, at: time)
    }
}
