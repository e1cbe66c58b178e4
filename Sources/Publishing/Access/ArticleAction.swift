/// Everything that is done to an article by hand. `Standing.allows` is the one table of who may, and when.
public enum ArticleAction: String, Sendable, CaseIterable {
    // For those who write.
    /// See the working copy, its history and its timeline.
    case view
    case edit
    /// A contributor tells the editors that it is ready.
    case handIn
    /// Sends it to review, or publishes where the publication may do so.
    case submit
    /// Takes it back from review, or from being scheduled.
    case recall
    /// Takes the published article off the site.
    case withdraw
    case delete
    // For those who review.
    /// See what was submitted, as readers would.
    case inspect
    case claim
    /// Approve, reject or ask for changes.
    case decide
    /// Confirm, dispute or revoke its claim to be original.
    case judgeOriginality
}

extension Standing {
    /// Whether an action may be done in a state of the working copy.
    ///
    /// A published article whose next revision is in review has a working copy in review; `isLive` says that readers have
    /// something meanwhile.
    public func allows(_ action: ArticleAction, in state: Article.State, isLive: Bool) -> Bool {
        switch action {
        case .view: decidesForPublication || isContributorsOwn
        case .edit:
            isOpenForWriting && state.isWritable && (decidesForPublication || isContributorsOwn && state.isUnpublished)
        case .handIn: isOpenForWriting && isContributorsOwn && (state == .draft || state == .changesRequested)
        case .submit: isOpenForWriting && decidesForPublication && state.isWritable
        case .recall: decidesForPublication && (state.isInReview || state == .approved || state == .scheduled)
        case .withdraw: decidesForPublication && isLive
        case .delete: !isLive && state.isUnpublished && (decidesForPublication || isContributorsOwn && state == .draft)
        case .inspect: isImpartialReviewer && state != .draft
        case .judgeOriginality: isImpartialReviewer && isLive
        case .claim, .decide: isImpartialReviewer && state == .inReview
        }
    }

    private var isContributorsOwn: Bool { membership == .contributor && isAuthor }

    /// A muted, frozen or closed publication neither writes nor submits.
    private var isOpenForWriting: Bool { publication == .probation || publication == .active }
}

extension Article.State {
    /// The working copy may be changed; while it is in review it is recalled first.
    var isWritable: Bool {
        switch self {
        case .draft, .changesRequested, .rejected, .published, .withdrawn: true
        case .submitted, .screening, .inReview, .approved, .scheduled: false
        }
    }

    /// It was never public.
    var isUnpublished: Bool { self == .draft || self == .changesRequested || self == .rejected }

    /// It waits for a person or for the screening.
    var isInReview: Bool { self == .submitted || self == .screening || self == .inReview }
}
