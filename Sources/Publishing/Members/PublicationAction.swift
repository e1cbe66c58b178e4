public import Kernel
import Storage

/// Everything that is done to a publication itself. `Standing.allows` is the one table of who may, and when.
public enum PublicationAction: String, Sendable, CaseIterable {
    /// See its settings and members.
    case view
    /// Change name, tagline, description and avatar.
    case edit
    /// Invite, change and remove contributors.
    case manageContributors
    /// Invite, change and remove editors.
    case manageEditors
    case leave
    /// Offer it to another member, who becomes its owner by accepting.
    case handOver
    case close
    /// Take everything it has written away as files.
    case export
    /// Allow others to reprint its articles, and take that back.
    case license
}

extension Standing {
    /// Whether a member may do something to the publication as it is now.
    public func allows(_ action: PublicationAction) -> Bool {
        switch action {
        case .view: membership != nil
        case .edit: decidesForPublication && (publication == .probation || publication == .active)
        case .manageContributors: decidesForPublication && isRun
        case .manageEditors, .handOver, .close: membership == .owner && isRun
        // The owner hands over or closes; a publication is never without one.
        case .leave: membership == .editor || membership == .contributor
        case .export: decidesForPublication
        case .license: decidesForPublication && isRun
        }
    }

    /// Its members run it: neither has the platform frozen it nor is it closed.
    private var isRun: Bool { publication == .probation || publication == .active || publication == .muted }
}

/// Lets an account do something to a publication, or says why not.
struct PublicationAccess {
    let connection: any Connection

    /// What was allowed, on what.
    struct Grant {
        let publication: Publication
        let standing: Standing
    }

    /// - Throws: `ReadingError.noSuchPublication` to those who do not belong to it.
    @discardableResult
    func require(_ action: PublicationAction, on handle: Handle, by account: Account) throws -> Grant {
        guard let publication = try PublicationStore(connection: connection).find(handle),
            let standing = try Standing.of(account, in: publication.id, connection), standing.allows(.view)
        else { throw ReadingError.noSuchPublication }
        if standing.allows(action) { return Grant(publication: publication, standing: standing) }
        let couldElsewhere = Publication.State.allCases.contains { state in
            var elsewhere = standing
            elsewhere.publication = state
            return elsewhere.allows(action)
        }
        throw couldElsewhere ? MemberError.publicationState(publication.state) : AccessError.notAllowed
    }

    /// The same, while nobody else changes the publication or its members until the transaction ends.
    func requireLocked(_ action: PublicationAction, on handle: Handle, by account: Account) throws -> Grant {
        _ = try connection.exists(
            "SELECT 1 FROM publication WHERE handle = \(handle) \(sqlite: "", postgres: "FOR UPDATE")")
        return try require(action, on: handle, by: account)
    }
}

/// Why something about members was refused.
public enum MemberError: ReadableError, Hashable {
    case publicationState(Publication.State)
    case alreadyMember
    case tooManyInvitations(Int)
    /// Used, withdrawn, expired or never made.
    case invitationSpent
    /// It was sent to another address, and taking it all the same was not confirmed.
    case otherAddress(sentTo: String)
    case noSuchMember
    /// The owner's role is not changed; the publication is handed over.
    case isOwner
    case noOffer

    public var kind: ReadableErrorKind {
        switch self {
        case .invitationSpent: .gone
        case .noSuchMember, .noOffer: .notFound
        case .otherAddress: .invalid
        default: .conflict
        }
    }

    public var messageKey: String {
        switch self {
        case .publicationState: "publication_state"
        case .alreadyMember: "already_member"
        case .tooManyInvitations: "too_many_invitations"
        case .invitationSpent: "invitation_spent"
        case .otherAddress: "invitation_other_address"
        case .noSuchMember: "no_such_member"
        case .isOwner: "member_is_owner"
        case .noOffer: "no_ownership_offer"
        }
    }

    public var messageArguments: [String: String] {
        switch self {
        case .tooManyInvitations(let limit): ["limit": String(limit)]
        case .otherAddress(let address): ["address": address]
        default: [:]
        }
    }

    public var description: String {
        if case .publicationState(let state) = self { return "That cannot be done while the publication is \(state)." }
        return messageKey.split(separator: "_").joined(separator: " ")
    }
}
