/// Everything that is done to a comment by hand. `Standing.allows` is the one table of who may, and when.
public enum CommentAction: String, Sendable, CaseIterable {
    // For readers.
    /// See what it says.
    case read
    case reply, like, report
    // For who wrote it.
    case edit, delete
    // For who looks after the conversation: those who decide for the publication, and the desk.
    /// Lets readers see what waits.
    case approve
    case feature, pin
    /// Takes back that it is featured or pinned.
    case unmark
    case hide
    /// Shows again what was taken down.
    case restore
    // For the desk alone.
    /// Takes it down so that the publication cannot show it again.
    case remove
    /// Finds that the reports about it have no ground.
    case dismiss

    /// Whether readers no longer see the comment after it, by somebody else's will.
    public var takesDown: Bool { self == .hide || self == .remove }
}

extension Standing {
    /// Whether somebody may do something to a comment in a state. `isAuthor` says that they wrote the comment.
    public func allows(_ action: CommentAction, in state: Comment.State) -> Bool {
        switch action {
        case .read: state.isShown || isAuthor && state != .removed || moderates && state != .removed || isDesk
        case .reply: state.isShown
        case .like, .report: state.isShown && !isAuthor
        case .edit: isAuthor && (state == .pending || state == .visible)
        case .delete: isAuthor && state != .removed
        case .approve: moderates && state == .pending
        case .feature: moderates && (state == .visible || state == .pinned)
        case .pin: moderates && (state == .visible || state == .featured)
        case .unmark: moderates && (state == .featured || state == .pinned)
        case .hide: moderates && (state.isShown || state == .pending)
        case .restore: moderates && state == .hidden && (isDesk || !isOrdered) || isDesk && state == .removed
        case .remove: isDesk && state != .removed
        case .dismiss: isDesk
        }
    }

    /// Whether they look after the conversation below the publication's articles.
    public var moderates: Bool {
        isDesk || decidesForPublication && [.probation, .active, .muted].contains(publication)
    }

    /// Nobody decides for the site about what they or their publication have said.
    private var isDesk: Bool { isImpartialReviewer }
}
