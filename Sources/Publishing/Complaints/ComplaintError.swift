public import Kernel

/// Why a complaint, or what was to be done with one, was refused.
public enum ComplaintError: ReadableError, Hashable {
    /// What the ground asks for and was not said.
    case incomplete([ComplaintField], goodFaith: Bool)
    case notAnAddress
    case tooLong(ComplaintField)
    /// The same person has complained of the same already, and is not answered yet.
    case alreadyComplained
    /// The same person was answered about the same a short time ago.
    case alreadyAnswered
    /// It was put back after a counter-notice or an appeal: the same notice does not take it down again.
    case notAgain
    /// Nobody handles what is their own.
    case ownCase
    case textMissing, textTooLong(limit: Int)
    /// Nothing was asked, or it was answered.
    case notAsked
    /// Take it before you do anything with it; another may have it.
    case notYours
    /// It is not in a state for this.
    case decided
    /// A decision on something else.
    case otherSubject
    case noSuchPerson

    public static let longestText = 3000

    public var kind: ReadableErrorKind {
        switch self {
        case .alreadyComplained, .alreadyAnswered, .notAgain, .notAsked, .notYours, .decided: .conflict
        case .ownCase: .forbidden
        default: .invalid
        }
    }

    public var messageKey: String {
        switch self {
        case .incomplete: "complaint_incomplete"
        case .notAnAddress: "complaint_not_an_address"
        case .tooLong, .textTooLong: "complaint_too_long"
        case .alreadyComplained: "complaint_already_complained"
        case .alreadyAnswered: "complaint_already_answered"
        case .notAgain: "complaint_not_again"
        case .ownCase: "complaint_own_case"
        case .textMissing: "complaint_text_missing"
        case .notAsked: "complaint_not_asked"
        case .notYours: "complaint_not_yours"
        case .decided: "complaint_decided"
        case .otherSubject: "complaint_other_subject"
        case .noSuchPerson: "complaint_no_such_person"
        }
    }

    public var messageArguments: [String: String] {
        switch self {
        case .tooLong(let field): ["limit": String(field.longest)]
        case .textTooLong(let limit): ["limit": String(limit)]
        default: [:]
        }
    }

    public var description: String { messageKey.split(separator: "_").joined(separator: " ") }
}

extension String {
    /// What somebody has written about a complaint.
    func asComplaintText() throws(ComplaintError) -> String {
        let text = trimmed
        guard !text.isEmpty else { throw .textMissing }
        guard text.unicodeScalars.count <= ComplaintError.longestText else {
            throw .textTooLong(limit: ComplaintError.longestText)
        }
        return text
    }
}
