/// Which articles of the studio are listed, by where their working copy stands.
public enum StudioFilter: String, Sendable, CaseIterable {
    case all
    case drafts
    /// Sent back by a reviewer: it is the author's turn.
    case returned
    case inReview = "in-review"
    case scheduled, published, withdrawn

    public var states: Set<Article.State> {
        switch self {
        case .all: Set(Article.State.allCases)
        case .drafts: [.draft]
        case .returned: [.changesRequested, .rejected]
        case .inReview: [.submitted, .screening, .inReview, .approved]
        case .scheduled: [.scheduled]
        case .published: [.published]
        case .withdrawn: [.withdrawn]
        }
    }
}
