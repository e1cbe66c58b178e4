public import Kernel

/// Why something at the desk was refused.
public enum ReviewError: ReadableError, Hashable {
    /// Another reviewer has it until their claim runs out.
    case claimed
    /// It has been decided, or taken back by its authors.
    case notOpen
    /// Whoever approved first does not approve a second time.
    case needsAnother
    case tooLateToUndo
    case reasonMissing
    /// What is to be changed is said in a comment or in the reason.
    case changesMissing
    case commentMissing
    case textTooLong
    case badPlace
    /// No reviewer can give leave that is another publication's to give.
    case reprint(ReprintProblem)

    public static let maximumText = 4000
    public static let maximumLabel = 200

    public var kind: ReadableErrorKind {
        switch self {
        case .claimed, .notOpen, .needsAnother, .tooLateToUndo: .conflict
        case .reasonMissing, .changesMissing, .commentMissing, .textTooLong, .badPlace, .reprint: .invalid
        }
    }

    public var messageKey: String {
        switch self {
        case .claimed: "review_claimed"
        case .notOpen: "review_not_open"
        case .needsAnother: "review_needs_another"
        case .tooLateToUndo: "review_too_late_to_undo"
        case .reasonMissing: "review_reason_missing"
        case .changesMissing: "review_changes_missing"
        case .commentMissing: "review_comment_missing"
        case .textTooLong: "review_text_too_long"
        case .badPlace: "review_bad_place"
        case .reprint(let problem): "review_reprint_\(problem.rawValue)"
        }
    }

    public var messageArguments: [String: String] {
        self == .textTooLong ? ["limit": String(Self.maximumText)] : [:]
    }

    public var description: String { messageKey.split(separator: "_").joined(separator: " ") }
}
