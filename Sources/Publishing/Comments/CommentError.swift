public import Kernel

/// Why something about a comment was refused.
public enum CommentError: ReadableError, Hashable {
    /// Nobody may comment here, or not any more.
    case closed
    case empty
    case tooLong(Int)
    /// It says what the operator has said nobody may; the words as they stand in it.
    case refused(String)
    /// There is no such comment, or it is not for who asks.
    case noSuchComment
    /// The role is right, but the comment's state is not.
    case notInThisState(Comment.State)
    case deleted
    /// It could be changed for so many minutes.
    case tooLateToEdit(Int)
    case tooManyPinned(Int)
    /// Only what answers no other comment is pinned.
    case notPinnable
    case reasonMissing
    case noteTooLong(Int)

    public static let maximumNote = 500

    public var kind: ReadableErrorKind {
        switch self {
        case .empty, .tooLong, .refused, .reasonMissing, .noteTooLong: .invalid
        case .noSuchComment: .notFound
        case .closed, .notInThisState, .deleted, .tooLateToEdit, .tooManyPinned, .notPinnable: .conflict
        }
    }

    public var messageKey: String {
        switch self {
        case .closed: "comments_closed"
        case .empty: "comment_empty"
        case .tooLong: "comment_too_long"
        case .refused: "comment_refused"
        case .noSuchComment: "no_such_comment"
        case .notInThisState: "comment_state"
        case .deleted: "comment_deleted"
        case .tooLateToEdit: "comment_too_late"
        case .tooManyPinned: "comment_pins"
        case .notPinnable: "comment_not_pinnable"
        case .reasonMissing: "comment_reason_missing"
        case .noteTooLong: "comment_note_too_long"
        }
    }

    public var messageArguments: [String: String] {
        switch self {
        case .tooLong(let limit), .tooManyPinned(let limit), .noteTooLong(let limit): ["limit": String(limit)]
        case .tooLateToEdit(let minutes): ["minutes": String(minutes)]
        case .refused(let words): ["words": words]
        default: [:]
        }
    }

    public var description: String { messageKey.split(separator: "_").joined(separator: " ") }
}
