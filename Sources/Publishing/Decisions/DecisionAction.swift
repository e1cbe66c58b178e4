import Kernel

/// Everything that is done with decisions and appeals by hand. `DecisionStanding.allows` is the one table of who may, and
/// when.
public enum DecisionAction: String, Sendable, CaseIterable {
    // For those who decide.
    case orderOnArticle, orderOnComment, orderOnPublication
    /// See the whole record: the subject, who decided, the appeal.
    case inspect
    /// End a measure before its time.
    case lift
    // For the authors.
    /// Read the statement of reasons.
    case read
    case appeal
    // For those who hear appeals.
    /// Take an appeal on oneself.
    case takeAppeal
    case hearAppeal
}

/// What somebody is to a case: all that decides what they may do with it.
public struct DecisionStanding: Hashable, Sendable {
    /// A measure that is still to be ordered is `nil`.
    public enum State: String, Sendable, CaseIterable {
        case inForce
        /// Its time is over, or the platform ended it.
        case ended
        case overturned
    }

    public var siteRoles: Set<Account.Role> = []
    /// In the publication that it is about, or whose article or comment it is about.
    public var membership: Membership.Role?
    /// Whether they began the article, or wrote the comment.
    public var isAuthor = false
    /// A comment concerns who wrote it, not the publication it stands under.
    public var isAboutComment = false
    /// Whether the decision, or the one it follows from, is theirs.
    public var hasDecided = false
    public var state: State?
    public var appeal: Appeal.State?
    /// Whether the appeal is assigned to them.
    public var isAssigned = false
    /// Whether there is still time to appeal.
    public var isInTime = true

    public init(siteRoles: Set<Account.Role> = []) {
        self.siteRoles = siteRoles
    }

    public func allows(_ action: DecisionAction) -> Bool {
        switch action {
        case .orderOnArticle, .orderOnComment: isImpartial && orders([.reviewer, .complaintsOfficer, .operator])
        case .orderOnPublication: isImpartial && orders([.complaintsOfficer, .operator])
        case .inspect:
            isImpartial && orders([.reviewer, .complaintsOfficer, .appealsOfficer, .operator])
        case .lift: isImpartial && orders([.reviewer, .complaintsOfficer, .operator]) && state == .inForce
        case .read: isConcerned
        case .appeal: isConcerned && appeal == nil && isInTime && (state == .inForce || state == .ended)
        case .takeAppeal: mayHear && (appeal == .open || appeal == .assigned)
        case .hearAppeal: mayHear && appeal == .assigned && isAssigned
        }
    }

    /// Nobody decides about what is their own.
    var isImpartial: Bool { membership == nil && !isAuthor }

    private var isConcerned: Bool {
        isAuthor || !isAboutComment && (membership == .owner || membership == .editor)
    }

    /// Whoever decided never hears the appeal.
    private var mayHear: Bool { isImpartial && !hasDecided && orders([.appealsOfficer, .operator]) }

    private func orders(_ roles: Set<Account.Role>) -> Bool { !siteRoles.isDisjoint(with: roles) }
}

extension DecisionSubject.Kind {
    var ordering: DecisionAction {
        switch self {
        case .article: .orderOnArticle
        case .comment: .orderOnComment
        case .publication: .orderOnPublication
        }
    }
}

extension Account {
    /// Whether they take measures, or hear appeals.
    public var isAdjudicator: Bool {
        !roles.isDisjoint(with: [.reviewer, .complaintsOfficer, .appealsOfficer, .operator])
    }

    /// Whether they order measures against articles and comments.
    public var takesMeasures: Bool { !roles.isDisjoint(with: [.reviewer, .complaintsOfficer, .operator]) }

    public var hearsAppeals: Bool { has(.appealsOfficer) || has(.operator) }
}
