/// Everything that is done to an application. `ApplicationStanding.allows` is the one table of who may, and when.
public enum ApplicationAction: String, Sendable, CaseIterable {
    // For the applicant.
    case edit, submit, answer, withdraw, discard
    // For those who decide.
    case claim, ask, approve, reject
    /// Lets a rejected applicant try once more.
    case pardon
    // For both.
    /// See it with its timeline and its proof documents.
    case view
}

/// What somebody is to an application.
public struct ApplicationStanding: Hashable, Sendable {
    public var siteRoles: Set<Account.Role>
    public var isApplicant: Bool

    public init(siteRoles: Set<Account.Role> = [], isApplicant: Bool = false) {
        self.siteRoles = siteRoles
        self.isApplicant = isApplicant
    }

    /// Nobody decides on their own application, whatever roles they have.
    public func allows(_ action: ApplicationAction, in state: JoiningApplication.State) -> Bool {
        switch action {
        case .view: isApplicant || (isReviewer && state != .draft)
        case .edit: isApplicant && (state == .draft || state == .needsInformation)
        case .submit, .discard: isApplicant && state == .draft
        case .answer: isApplicant && state == .needsInformation
        case .withdraw: isApplicant && state.isWaiting
        case .claim, .ask, .approve, .reject: isReviewer && !isApplicant && state.isWaiting
        case .pardon: siteRoles.contains(.operator) && !isApplicant && state == .rejected
        }
    }

    var isReviewer: Bool { !siteRoles.isDisjoint(with: [.reviewer, .operator]) }
}
