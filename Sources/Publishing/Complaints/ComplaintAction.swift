import Kernel

/// Everything that is done at the desk, or by an author, with a case of complaints. `ComplaintStanding.allows` is the one
/// table of who may, and when. Complainants have no account: whoever holds a complaint's code reads and answers it.
public enum ComplaintAction: String, Sendable, CaseIterable {
    // For the desk.
    /// See the whole case: complainants, evidence, records.
    case inspect
    /// Take it on oneself.
    case take
    /// Ask a complainant for what is missing.
    case ask
    /// Answer it with a measure.
    case act
    case dismiss
    // For the author.
    /// Read what was forwarded, with who complains.
    case readForwarded
    case counter
}

/// What somebody is to a case of complaints.
public struct ComplaintStanding: Hashable, Sendable {
    public var siteRoles: Set<Account.Role> = []
    /// In the publication that it is about.
    public var membership: Membership.Role?
    /// Whether they began the article, or wrote the comment.
    public var isAuthor = false
    public var isAboutComment = false
    /// Whether they are among the complainants.
    public var hasComplained = false
    public var ground = ComplaintGround.rules
    public var state = ComplaintCase.State.received
    public var isAssigned = false
    /// Whether a measure was the answer, still in force or not.
    public var hasDecision = false
    /// Whether the measure that answers it is in force.
    public var isInForce = false
    public var hasCounterNotice = false

    public init(siteRoles: Set<Account.Role> = []) {
        self.siteRoles = siteRoles
    }

    public func allows(_ action: ComplaintAction) -> Bool {
        switch action {
        case .inspect: isImpartial && isOfficer
        case .take: isImpartial && isOfficer && !isAssigned && (state.isWaiting || state.isOpen)
        case .ask, .act, .dismiss: isImpartial && isOfficer && isAssigned && state.isOpen
        case .readForwarded: isConcerned && ground.isForwarded && hasDecision
        case .counter:
            isConcerned && ground.isForwarded && state == .actioned && isInForce && !hasCounterNotice
        }
    }

    /// Nobody handles what is their own, or what they have complained of.
    var isImpartial: Bool { membership == nil && !isAuthor && !hasComplained }

    var isOfficer: Bool { !siteRoles.isDisjoint(with: [.complaintsOfficer, .operator]) }

    private var isConcerned: Bool { isAuthor || !isAboutComment && (membership == .owner || membership == .editor) }
}

extension Account {
    /// Whether they handle complaints.
    public var handlesComplaints: Bool { has(.complaintsOfficer) || has(.operator) }
}
